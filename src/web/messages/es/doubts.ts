/** Spanish: what the checks find in a contribution, and what stewards and members say to each other about it. */
import type { doubts as english } from '../en/doubts.ts'
import type { Format } from '../format.ts'

const findings: ReturnType<typeof english>['findings'] = {
  'no-listens': 'Una fila representa al menos una escucha.',
  'more-plays-than-listens': 'Toda reproducción es una escucha, así que no puede haber más reproducciones que escuchas.',
  'plays-too-short': 'Una reproducción dura al menos 30 segundos; el tiempo escuchado no alcanza para tantas.',
  'listens-too-long': 'Ninguna escucha dura más de una semana.',
  'out-of-order': 'Las filas siguen un orden fijo, y cada artista, canción o canción y día tiene una sola.',
  'before-streaming': 'Antes del año 2000 no había ningún servicio de música en línea.',
  'in-the-future': 'Nadie ha escuchado todavía mañana.',
  'days-apart': 'El día local está como mucho a un día del día en UTC.',
  'more-than-a-day': 'Un día tiene 24 horas, y nadie puede escuchar más que eso en uno.',
  'more-than-a-life': 'Aquí hay más horas de música de las que han pasado desde que existe la música en línea.',
  overlapping: 'Más de una décima parte empieza antes de que acabe la anterior.',
  'same-length': 'Más de la mitad dura exactamente lo mismo, hasta el milisegundo.',
  'hardly-heard': 'De media, cada escucha dura menos de diez segundos.',
}

export const doubts = (f: Format): ReturnType<typeof english> => ({
  findings,
  findingRows: (found, total) => `${f.number(found)} de ${f.count(total, 'fila', 'filas')}`,
  review: {
    title: '¿De qué dudan las comprobaciones?',
    lede: 'Pocos historiales reales son así. Decides solo por las cifras: aquí no se dice de quién es una aportación ni qué se escuchó.',
    none: 'Nada espera una decisión.',
    waitsSince: (when) => `Espera desde el ${when}.`,
    doubted: 'En duda',
    appealed: 'Recurrida',
    found: 'Lo que encontraron las comprobaciones',
    accept: 'Aceptar',
    acceptSure: '¿Aceptar esta aportación? Sus filas entran al momento en el fondo.',
    acceptYes: 'Sí, al fondo',
    refuse: 'Rechazar',
    reason: 'Por qué, en palabras que leerá el miembro',
    reasonHint: 'Di qué tendría que ser distinto. El miembro puede recurrir una vez.',
    reasonHintFinal: 'Es la última palabra: no hay un segundo recurso, y el fichero se borra.',
    refuseSure: '¿Rechazar esta aportación? El miembro leerá tu motivo.',
    refuseYes: 'Sí, rechazarla',
  },
  contributed: {
    states: {
      received: 'En revisión.',
      accepted: 'En el fondo.',
      doubted: 'Espera a un gestor.',
      refused: 'Rechazada.',
      appealed: 'Recurrida; espera a un gestor.',
      dismissed: 'Rechazada definitivamente.',
      withdrawn: 'Retirada.',
    },
    sent: {
      received: 'Recibido',
      accepted: 'Están en el fondo.',
      doubted: 'Un gestor las mira primero.',
      refused: 'Se han rechazado.',
      appealed: 'Esperan la respuesta a tu recurso.',
      dismissed: 'Se han rechazado definitivamente.',
      withdrawn: 'Se han retirado.',
    },
  },
  reviewed: {
    admit: 'Un gestor la aceptó.',
    refuse: 'Un gestor la rechazó:',
    appeal: 'El recurso:',
    grant: 'Un gestor la aceptó tras el recurso.',
    dismiss: 'Un gestor la rechazó definitivamente:',
  },
  appeal: {
    open: 'Recurrir',
    text: 'Por qué debería entrar de todos modos',
    textHint: 'Un gestor lo lee y decide otra vez. Puedes recurrir una vez.',
    send: 'Enviar el recurso',
  },
})
