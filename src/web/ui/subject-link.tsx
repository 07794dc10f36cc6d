/** A name that leads to its page. Names come from files: they are text, kept apart from the direction of what surrounds them. */
import type { SubjectName } from '../../contract/worker.ts'
import { text } from '../messages/text.ts'
import { subjectPaths } from '../routes.ts'
import { PlainLink } from './plain-link.tsx'

export function SubjectLink({ kind, name, artist }: SubjectName) {
  return (
    <PlainLink to={subjectPaths[kind]} search={{ name, artist }} className="name" title={name}>
      <bdi>{name === '' ? text.lists.unnamed : name}</bdi>
    </PlainLink>
  )
}
