/** A link for lists: a page has hundreds of these, so each is a plain anchor that watches nothing. The view is kept. */
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { keepView, stringifySearch, type ListensFilterSearch, type paths, type ViewSearch } from '../routes.ts'

type Address = (typeof paths)[keyof typeof paths]

interface PlainLinkProps {
  readonly to: Address
  /** The parameters beside the view; a period among them takes the place of the one that the page looks at. */
  readonly search: ListensFilterSearch & Pick<ViewSearch, 'year' | 'from' | 'to'>
  readonly children: ReactNode
  readonly className: string
  readonly title?: string
}

export function PlainLink({ to, search, children, className, title }: PlainLinkProps) {
  const open = useOpen()
  const { href } = useAddress()(to, search)
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(to, search)
  }
  return (
    <a href={href} className={className} title={title} onClick={follow}>
      {children}
    </a>
  )
}

export function useOpen(): (to: Address, search: PlainLinkProps['search']) => void {
  const router = useRouter()
  const addressOf = useAddress()
  return (to, search) => void router.navigate({ href: addressOf(to, search).href })
}

function useAddress(): (to: Address, search: PlainLinkProps['search']) => { readonly href: string } {
  const router = useRouter()
  return (to, search) => {
    const { rule, ...period } = keepView({ ...router.state.location.search })
    const hasOwnPeriod = search.year !== undefined || search.from !== undefined
    return { href: to + stringifySearch({ ...(rule !== undefined && { rule }), ...(hasOwnPeriod ? {} : period), ...search }) }
  }
}
