/** Listeners near a member over HTTP. */
import { agreeNearby, seeNearby, takePart } from '../../app/nearby/nearby.ts'
import { formatInstant } from '../../shared/time.ts'
import { memberOf, type Handlers } from './call.ts'
import { answer } from './reply.ts'

export const nearbyHandlers = {
  async readNearby(call) {
    const { sinceMs, listeners, withheld, neighbours } = await seeNearby(call.effects, memberOf(call))
    return answer({ since: sinceMs === null ? null : formatInstant(sinceMs), listeners, withheld, neighbours })
  },
  async takePartInNearby(call) {
    const outcome = await takePart(call.effects, memberOf(call), call.body.takesPart)
    return outcome.kind === 'refused' ? outcome : answer({})
  },
  async agreeNearby(call) {
    const outcome = await agreeNearby(call.effects, memberOf(call), { handle: call.params.handle, agrees: call.body.agrees })
    return outcome.kind === 'refused' ? outcome : answer({})
  },
} satisfies Partial<Handlers>
