/** Spanish: what an audit found, in the public log of a collective and in all that it sold and paid. */
import type { AuditFacts } from '../../../contract/audit-findings.ts'
import { auditWordsOf, minorMoney, utcDay, type AuditCatalogue, type AuditWords, type StationNames } from '../audit-words.ts'
import type { Format } from '../format.ts'

const STATIONS: StationNames = {
  rollFrozen: 'una lista fijada',
  voteOpened: 'una votación abierta',
  ballotCast: 'una papeleta',
  voteCounted: 'un recuento',
  contractMade: 'un contrato',
  saleCancelled: 'una venta cancelada',
  paymentReceived: 'un cobro',
  releaseDelivered: 'una entrega',
  priceDivided: 'un precio repartido',
}

const VERDICTS = { pass: 'queda aprobado', reject: 'queda rechazado', lapse: 'han votado demasiado pocos' } as const
const VERDICT_NAMES = { pass: 'aprobado', reject: 'rechazado', lapse: 'caducado' } as const

type Witness = AuditFacts['notWitnessed']
type Tally = AuditFacts['recountOther']['told']

const nameOf = ({ witness }: Witness): string => witness ?? 'Un testigo sin clave legible'
const whoIs = (witness: Witness): string =>
  witness.isDemanded ? nameOf(witness) : `${nameOf(witness)}, a quien el propio registro nombra como testigo,`

function ofLog(f: Format) {
  const n = f.number
  const entries = (count: number): string => f.count(count, 'entrada', 'entradas')
  const first = (count: number): string => (count === 1 ? 'la primera entrada' : `las primeras ${n(count)} entradas`)
  const ballot = ({ sequence, proposal }: { readonly sequence: number; readonly proposal: string }): string =>
    `Tu papeleta número ${n(sequence)} sobre ${proposal}`
  return {
    noKey: () => 'Aquí no hay ninguna clave de un registro, así que no se puede comprobar nada.',
    unsigned: ({ log }) => `No hay ningún estado del registro que ${log} haya firmado.`,
    tooLong: () => 'El registro dice tener más entradas de las que tiene ningún registro.',
    signed: ({ entries: count, isNamedKey }) =>
      `El registro, de ${entries(count)}, está firmado con ${isNamedKey ? 'la clave que indicaste' : 'su propia clave'}.`,
    entriesMissing: () => 'Faltan entradas del registro, o están cortadas.',
    entriesSigned: () => 'Todas las entradas juntas son exactamente lo que se firmó.',
    entriesRewritten: () => 'El registro se ha REESCRITO: sus entradas no son las que se firmaron.',
    tilesSame: () => 'Las teselas con las que otros leen el registro están hechas de las mismas entradas.',
    tileOther: ({ tile }) => `La tesela ${tile} no está hecha de estas entradas.`,
    entryUnknown: ({ place }) => `Este programa no conoce la entrada ${n(place)} del registro.`,
    inOrder: () => 'Las entradas están en el orden de sus horas.',
    outOfOrder: ({ place }) => `La entrada ${n(place)} es más antigua que la anterior.`,

    witnessesUnreadable: () => 'La lista de quienes dan fe de este registro no se puede leer.',
    witnessed: ({ at, ...witness }) => `${whoIs(witness)} ha dado fe de este estado (${f.instant(at)}).`,
    witnessedBefore: ({ at, entries: count, newer, ...witness }) =>
      `${whoIs(witness)} ha dado fe de ${first(count)} (${f.instant(at)}); ${n(newer)} ${newer === 1 ? 'es posterior' : 'son posteriores'}.`,
    witnessedLate: ({ at, entries: count, newer, ...witness }) =>
      `${nameOf(witness)} NO ha dado fe de ${newer === 1 ? 'la última' : `las últimas ${n(newer)}`} de ${entries(count + newer)}: su última firma es anterior (${f.instant(at)}), y el registro siguió creciendo más de un día.`,
    notWitnessed: (witness) => `${nameOf(witness)} NO ha dado fe de este registro.`,
    witnessedLonger: ({ entries: count, shown, ...witness }) =>
      `${whoIs(witness)} ha dado fe de ${entries(count)}, y solo se ${shown === 1 ? 'muestra' : 'muestran'} ${n(shown)}: se han QUITADO entradas.`,
    witnessedOther: (witness) => `DOS REGISTROS: ${whoIs(witness)} ha dado fe de otras entradas que las que se muestran aquí.`,

    seenUnsigned: ({ name }) => `${name}: este registro nunca firmó eso.`,
    seenLonger: ({ name, entries: count, shown }) =>
      `${name}: son ${entries(count)}, y solo se ${shown === 1 ? 'muestra' : 'muestran'} ${n(shown)}. Se han QUITADO entradas, o a otros se les muestra un registro más largo.`,
    seenSame: ({ name }) => `${name}: es el mismo registro, entrada por entrada.`,
    seenBefore: ({ name, entries: count }) =>
      `${name}: es el mismo registro; ${first(count)} ${count === 1 ? 'es la misma' : 'son las mismas'}.`,
    splitView: ({ name }) => `DOS REGISTROS. ${name}: está firmado con la misma clave y contiene otras entradas.`,
    rewritten: ({ name, entries: count }) =>
      `El registro se ha REESCRITO. ${name}: ${first(count)} ${count === 1 ? 'es ahora otra' : 'son ahora otras'}.`,

    namedTwice: ({ place, name }) => `La entrada ${n(place)} habla por segunda vez de ${name}.`,
    paidOut: ({ currency, amount, at, payouts }) =>
      `El ${utcDay(f, at)} se enviaron ${f.money(amount, currency)}, en ${f.count(payouts, 'pago', 'pagos')}.`,
    paidTooMuch: ({ currency, amount, at }) =>
      `El ${utcDay(f, at)} se enviaron ${f.money(amount, currency)}, MÁS de lo que las ventas habían traído a los miembros.`,
    cameBack: ({ currency, amount, at }) =>
      `El ${utcDay(f, at)} volvieron ${f.money(amount, currency)}, que se deben de nuevo a su miembro.`,
    cameBackTooMuch: ({ currency, amount, at }) =>
      `El ${utcDay(f, at)} volvieron ${f.money(amount, currency)}, MÁS de lo que se había enviado en su remesa.`,

    receiptOfAnotherLog: ({ log, ...own }) => `${ballot(own)} la recibió otro registro, ${log}.`,
    ballotDropped: ({ place, ...own }) => `${ballot(own)} se ha QUITADO: no está en la entrada ${n(place)}, donde se recibió.`,
    ballotCounted: ({ place, ...own }) => `${ballot(own)} está en la entrada ${n(place)} y se contó como la última tuya.`,
    ballotLast: ({ place, ...own }) =>
      `${ballot(own)} está en la entrada ${n(place)} y es por ahora la última tuya; al cierre cuenta la última.`,
    ballotReplaced: ({ place, last, ...own }) =>
      `${ballot(own)} está en la entrada ${n(place)}; en su lugar cuenta la tuya número ${n(last)}.`,
  } satisfies Partial<AuditCatalogue['sentences']>
}

function ofVote(f: Format) {
  const n = f.number
  const faulty = ({ place, others }: AuditFacts['ballotTime'], says: string): string =>
    `La entrada ${n(place)} es ${says}${others === 0 ? '' : ` También ${others === 1 ? 'lo es una más' : `lo son ${n(others)} más`}.`}`
  const tally = ({ yes, no, abstain, unreadable }: Tally): string =>
    `${n(yes)} síes, ${n(no)} noes, ${f.count(abstain, 'abstención', 'abstenciones')} y ${f.count(unreadable, 'ilegible', 'ilegibles')}`
  return {
    voters: ({ enrolled, left }) =>
      `Se ${enrolled === 1 ? 'inscribió' : 'inscribieron'} ${f.count(enrolled, 'miembro', 'miembros')}, cada cual con su propia clave de voto, y ${left === 0 ? 'nadie se fue' : left === 1 ? '1 se fue' : `${n(left)} se fueron`}.`,
    enrolledTwice: ({ place }) => `La entrada ${n(place)} inscribe una clave que ya se había inscrito.`,
    changedUnknown: ({ place }) => `La entrada ${n(place)} cambia una clave con la que nadie vota.`,
    changedTwice: ({ place }) => `La entrada ${n(place)} cambia una clave dos veces a la vez, o por una que ya se había inscrito.`,
    changedTooSoon: ({ place, days }) =>
      `La entrada ${n(place)} cambia una clave ANTES de los ${n(days)} días en los que su miembro puede oponerse.`,
    keptUnknown: ({ place }) => `La entrada ${n(place)} retira un cambio de clave que no estaba en marcha.`,
    leftUnknown: ({ place }) => `La entrada ${n(place)} da de baja a alguien que no podía votar.`,

    rollMissing: () => 'La lista que se fijó falta o se ha cambiado.',
    roll: ({ members }) =>
      `La lista de ${f.count(members, 'miembro', 'miembros')} se fijó antes de abrir la votación: todos los que entonces podían votar, una vez cada uno, y nadie más.`,
    rollOther: () => 'En la lista no están los miembros que dice tener, una vez cada uno y en su orden.',
    rollEarly: ({ keys }) => `En la lista hay ${f.count(keys, 'clave cambiada', 'claves cambiadas')} ANTES de tiempo.`,
    rollPadded: ({ strangers }) =>
      `La lista está INFLADA: ${n(strangers)} de sus claves no ${strangers === 1 ? 'es' : 'son'} de nadie que pudiera votar cuando se fijó.`,
    rollThinned: ({ missing }) =>
      `La lista está RECORTADA: ${missing === 1 ? 'falta 1 miembro que podía' : `faltan ${n(missing)} miembros que podían`} votar cuando se fijó.`,
    rollRoot: () => 'Su raíz, con la que las papeletas demuestran que quien vota está en ella, es correcta.',
    rollRootOther: () => 'Su raíz es FALSA: las papeletas demostraban que quien vota está en otra lista.',

    stationTwice: ({ place, station }) => `La entrada ${n(place)} habla por segunda vez de ${STATIONS[station]} en esta venta.`,
    stationSkipped: ({ place, station, missing }) =>
      `La entrada ${n(place)} habla de ${STATIONS[station]} sin que antes haya ${STATIONS[missing]}.`,
    stationTooLate: ({ place, station, over }) => `La entrada ${n(place)} habla de ${STATIONS[station]} después de ${STATIONS[over]}.`,
    cancelled: () => 'La venta se canceló antes de que se pagara.',
    documentMissing: () => 'La propuesta que se votó falta o se ha cambiado.',
    openedAnotherTime: () => 'La votación no se abrió cuando dice el registro.',
    lastedOtherwise: () => 'La votación no duró lo que dice su propia propuesta.',
    asked: ({ buyer, currency, price, opensAt, closesAt }) =>
      `Se preguntó a los miembros si vendían a ${buyer} por ${f.money(price, currency)}, del ${utcDay(f, opensAt)} al ${utcDay(f, closesAt)}.`,

    noBallots: () => 'No se emitió ninguna papeleta.',
    ballots: ({ ballots, voters, areProved }) =>
      `En el registro, a tiempo y ninguna repetida: ${f.count(ballots, 'papeleta', 'papeletas')} de ${f.count(voters, 'miembro', 'miembros')}${areProved ? '; de cada una se ha demostrado que es de alguien de la lista' : ''}.`,
    ballotTime: (facts) => faulty(facts, 'una papeleta de FUERA del tiempo de la votación.'),
    ballotTwice: (facts) => faulty(facts, 'una papeleta que YA se había emitido, o una anterior a la última de su votante.'),
    ballotStuffed: (facts) => faulty(facts, 'una papeleta COLADA: no demuestra que la emitiera alguien de la lista.'),
    closed: () => 'Se contó cuando ya había acabado el plazo.',
    countedEarly: () => 'Se contó ANTES de que acabara el plazo.',
    nothingToOpen: () => 'No hay clave para abrir papeletas, ni papeletas.',
    tallyKeyHidden: () => 'La clave que abre las papeletas NO se ha publicado, así que nadie puede contarlas.',
    tallyKeyOther: () => 'La clave que se publicó para abrir las papeletas es OTRA que aquella para la que se sellaron.',
    tallyKey: () => 'La clave que abre las papeletas es la otra mitad de la que se publicó antes de la votación.',
    recount: ({ voters, unreadable }) =>
      `Abierto y contado otra vez, lo último que ${voters === 1 ? 'dijo 1 miembro' : `dijeron ${n(voters)} miembros`} es lo mismo${unreadable === 0 ? '' : `; ${n(unreadable)} no ${unreadable === 1 ? 'dice' : 'dicen'} nada que se pueda leer`}.`,
    recountOther: ({ counted, told }) => `El recuento es FALSO: las papeletas dicen ${tally(counted)}; y el registro, ${tally(told)}.`,
    tooManyVotes: () => 'Se contaron más votos que miembros hay en la lista, o la lista es otra.',
    verdict: ({ yes, no, abstain, verdict }) =>
      `${n(yes)} ${yes === 1 ? 'dijo' : 'dijeron'} que sí, ${n(no)} que no y ${n(abstain)} se ${abstain === 1 ? 'abstuvo' : 'abstuvieron'}: según las reglas de la propuesta, ${VERDICTS[verdict]}.`,
    verdictOther: ({ due, told }) =>
      `El resultado es FALSO: según las reglas, estos votos dan «${VERDICT_NAMES[due]}», y el registro dice «${VERDICT_NAMES[told]}».`,
  } satisfies Partial<AuditCatalogue['sentences']>
}

function ofSale(f: Format) {
  return {
    contractMissing: () => 'Los miembros dijeron que sí, y el registro no habla de ningún contrato.',
    contract: ({ buyer, currency, price }) =>
      `El contrato con ${buyer} es la propuesta a la que los miembros dijeron que sí, por ${f.money(price, currency)}.`,
    contractOther: () => 'El contrato NO ES LO QUE SE VOTÓ: los miembros no dijeron que sí a este comprador, esta propuesta y este precio.',
    payment: ({ currency, price }) => `Se recibió el precio de ${f.money(price, currency)}.`,
    paymentOther: ({ currency, price }) =>
      `Se recibieron ${f.money(price, currency)}, que no es el precio de una venta que los miembros hayan votado.`,
    manifestMissing: () => 'El manifiesto de la entrega falta o se ha cambiado.',
    released: ({ rows, members }) =>
      `Se hizo una entrega de ${f.count(rows, 'fila', 'filas')} de ${f.count(members, 'miembro', 'miembros')}, firmada por el colectivo.`,
    releaseUnsigned: () => 'La entrega no está firmada por el colectivo, o es otra que la que nombra el registro.',
    releaseVoted: () => 'Se hizo exactamente con la propuesta que votaron los miembros.',
    releaseNotVoted: () => 'La entrega NO ES LO QUE SE VOTÓ: se hizo con otra propuesta que la que votaron los miembros.',
    releaseCount: () => 'Su manifiesto dice el mismo resultado de la votación.',
    releaseCountOther: () => 'Su manifiesto dice OTRO RESULTADO de la votación que el registro.',

    sharesMissing: () => 'La lista de partes falta o se ha cambiado.',
    shareList: ({ members }) =>
      members === 1
        ? 'El único miembro de la entrega está una sola vez en la lista de partes.'
        : `Cada uno de los ${f.number(members)} miembros de la entrega está una sola vez en la lista de partes.`,
    shareListOther: () => 'En la lista de partes no está cada miembro de la entrega una sola vez.',
    sharesUnusable: () => 'Con la lista de partes no se puede repartir: un nombre está dos veces, o nadie tiene peso.',
    anotherPrice: () => 'Se repartió otro precio que el que se votó.',
    anotherTreasury: ({ currency, treasury, due }) =>
      `La caja se quedó con ${f.money(treasury, currency)}, y según la regla le tocan ${f.money(due, currency)}.`,
    shares: ({ currency, treasury, price, shares }) =>
      `${f.money(treasury, currency)} para la caja y ${f.count(shares, 'parte', 'partes')} suman ${f.money(price, currency)}, cada parte exacta hasta el último céntimo.`,
    shareWrong: ({ currency, pseudonym, minor, dueMinor }) =>
      `Una parte es FALSA: ${pseudonym} recibió ${minorMoney(f, minor, currency)}, y según la regla son ${minorMoney(f, dueMinor, currency)}.`,
  } satisfies Partial<AuditCatalogue['sentences']>
}

export const auditCatalogue = (f: Format): AuditCatalogue => ({
  sentences: { ...ofLog(f), ...ofVote(f), ...ofSale(f) },
  titles: { log: 'El registro', voters: 'Quién puede votar', payouts: 'Entregas y pagos', receipts: 'Tus resguardos' },
  unproved: ({ ballots, question }) =>
    `Si ${ballots === 1 ? 'la papeleta' : `las ${f.number(ballots)} papeletas`} sobre «${question}» ${ballots === 1 ? 'es' : 'son'} de miembros de la lista.`,
})

export const audit = (f: Format): AuditWords => auditWordsOf(auditCatalogue(f))
