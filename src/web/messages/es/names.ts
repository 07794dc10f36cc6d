/** Spanish: the words of the page on which names are joined and split. */
import type { names as english } from '../en/names.ts'
import type { Format } from '../format.ts'

export const names = (f: Format): ReturnType<typeof english> => ({
  title: '¿Qué nombres son uno solo?',
  lead: 'Los servicios escriben de formas distintas el mismo artista y la misma canción. Aquí decides qué va junto. Nada se pierde: cada fila conserva su nombre y su identificador, y cada decisión se puede deshacer.',
  kind: 'Nombres de',
  kinds: { artist: 'Artistas', track: 'Canciones' },
  rule: 'Unir nombres parecidos',
  ruleHow:
    'Parecido significa: igual sin mayúsculas, acentos, puntuación, «feat.» ni lo que nombra una edición («Remastered 2011», «Deluxe Edition»); «&» se lee como «and» y un «The» inicial no cuenta en los artistas. Las versiones en directo, los remixes y las maquetas siguen siendo canciones propias. La grafía que más has escuchado representa a las demás.',
  groups: (total: number) => (total === 0 ? 'No hay dos nombres parecidos.' : f.count(total, 'grupo de nombres', 'grupos de nombres')),
  none: 'Aquí nada está escrito de dos formas. Aun así puedes unir dos nombres más abajo.',
  heard: (listens: number, ms: number) => `${f.count(listens, 'escucha', 'escuchas')}, ${f.duration(ms)}`,
  joined: 'unido',
  apart: 'por separado',
  byHand: 'por ti',
  join: 'Unir',
  split: 'Separar',
  undo: 'Dejarlo a la regla',
  ofName: (name: string) => `: ${name}`,
  byHandTitle: 'Unir dos a mano',
  byHandLead: 'Para un nombre que cambió, una grafía que ninguna regla encontraría u otro alfabeto.',
  from: 'Este nombre',
  to: 'se muestra como',
  save: 'Unirlos',
  unknown: 'Elige dos nombres distintos de las listas que se abren al escribir.',
  saved: (from: string, to: string) => `${from} se muestra ahora como ${to}.`,
  more: (left: number) => `Mostrar ${f.number(left)} más`,
})
