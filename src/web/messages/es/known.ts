/** Spanish: the words of the page about what the service knows. */
import type { known as english } from '../en/known.ts'
import type { Format } from '../format.ts'

export const known = (f: Format): ReturnType<typeof english> => ({
  title: '¿Qué saben de ti?',
  lead: 'Tus búsquedas, palabra por palabra, y lo que tu servicio dedujo de ti. Se lee solo para esta página y se olvida al salir de ella.',
  ask: 'Da los datos de la cuenta de tu servicio',
  askHint:
    'Las búsquedas y las deducciones vienen en los datos de la cuenta de Spotify, que se piden aparte del historial ampliado. Chorus los lee en memoria y no guarda nada de ellos; por eso hacen falta los archivos en cada visita.',
  choose: 'Elegir archivos',
  nothing:
    'En estos archivos no hay búsquedas ni deducciones. Hacen falta los datos de la cuenta; el historial ampliado no trae nada de eso.',
  fault: 'No se pudieron leer estos archivos. Elígelos otra vez, o descomprime el zip y da los archivos que contiene.',
  reading: 'Leyendo tus archivos',
  searches: (total: number) => `Guardan ${f.count(total, 'búsqueda tuya', 'búsquedas tuyas')}, palabra por palabra`,
  searchesLede: (from: string, to: string, followed: number) =>
    `Del ${f.day(from)} al ${f.day(to)}. Tras el ${f.percent(followed)} de ellas abriste algo de lo encontrado.`,
  searchesHow:
    'Del archivo de tus búsquedas. La lista junta las que solo se distinguen en mayúsculas y espacios, y muestra las cincuenta más frecuentes.',
  columns: {
    month: 'Mes',
    hour: 'Hora',
    searches: 'Búsquedas',
    query: 'Buscaste',
    last: 'La última vez',
    segment: 'Grupo',
    artists: 'Artistas',
  },
  hours: (hour: number) => `Buscas sobre todo entre las ${f.hour(hour)} y las ${f.hour((hour + 1) % 24)}`,
  hoursHow: 'Búsquedas por hora local, en la zona horaria de los ajustes.',
  inferences: (total: number) => `Sacaron ${f.count(total, 'conclusión', 'conclusiones')} sobre ti`,
  inferencesHow:
    'Las deducciones de los datos de tu cuenta, en palabras del servicio; de ellas depende qué anuncios recibes. Las marcadas con 3P vienen de terceros.',
  own: 'Sus propias conclusiones',
  bought: 'De terceros',
  segments: (groups: number) => `Te clasifican en ${f.count(groups, 'grupo', 'grupos')} para artistas que se anuncian`,
  segmentsHow: 'Los grupos en los que los artistas pueden comprar tu atención, por ejemplo oyentes que se han alejado.',
  none: 'Dicen que no han deducido nada',
  noneHow: 'Los archivos están, y no traen ninguna búsqueda, conclusión ni grupo.',
})
