/** A name that leads to its page. Names come from files: they are text, kept apart from the direction of what surrounds them. */
import { Link } from '@tanstack/react-router'
import type { SubjectName } from '../../contract/worker.ts'
import { text } from '../messages/text.ts'
import { keepView, subjectPaths } from '../routes.ts'

export function SubjectLink({ kind, name, artist }: SubjectName) {
  return (
    <Link
      to={subjectPaths[kind]}
      search={(previous: Record<string, unknown>) => ({ ...keepView(previous), name, artist })}
      className="name"
      title={name}
      preload={false}
    >
      <bdi>{name === '' ? text.lists.unnamed : name}</bdi>
    </Link>
  )
}
