/** Spanish: what can go wrong with somebody's files, and what to do next. */
import type { Format } from '../format.ts'
import { LIMITS_SAID, type ProblemCatalogue } from '../problem-words.ts'
import { fileKinds } from './file-kinds.ts'

const FRESH_COPY = 'Vuelve a descargar el paquete, o descomprímelo y da los archivos que se abran.'
const ONLY_HISTORY = 'Da solo los archivos de tu historial de escucha.'
const FILES_THEMSELVES = 'Descomprime el zip y da los propios archivos.'
const RELOAD = 'Recarga la página y vuelve a intentarlo; lo que hay guardado aquí no ha cambiado.'
const HOW_TO_ASK =
  'Pide tus datos a tu servicio en su página de privacidad; el historial de streaming ampliado contiene todos los años, los datos de la cuenta el último.'
/** Of the kinds of files that were given; more would hide what to do. */
const FOUND_SAID_MAX = 4

export const problemCatalogue = (f: Format): ProblemCatalogue => {
  const given = (path: string, files: number): string => (path === '' ? `los ${f.number(files)} archivos` : path)
  return {
    fileKinds,
    problems: {
      unreadableZip: ({ path }) => [`${path} no es un zip que se pueda leer.`, FRESH_COPY],
      tooManyEntries: ({ path }) => [`${path} contiene más de ${f.number(LIMITS_SAID.zipEntries)} archivos.`, ONLY_HISTORY],
      unpacksTooLarge: ({ path }) => [`${path} ocupa descomprimido más de ${f.number(LIMITS_SAID.unpackedGiB)} GiB.`, ONLY_HISTORY],
      overlappingFiles: ({ path }) => [
        `${path} contiene archivos que comparten los mismos bytes, cosa que solo pasa en un zip roto u hostil.`,
        FRESH_COPY,
      ],
      unknownCompression: ({ path }) => [`${path} está comprimido de un modo que aquí no se conoce.`, FILES_THEMSELVES],
      largerThanDeclared: ({ path }) => [
        `${path} contiene más datos de los que declara, cosa que solo pasa en un zip roto u hostil.`,
        FRESH_COPY,
      ],
      endsEarly: ({ path }) => [`${path} termina antes de tiempo; lo que había antes se ha conservado.`, FRESH_COPY],
      nestedTooDeep: ({ path }) => [
        `${path} está en un zip dentro de otros, más adentro de lo que llega ningún paquete.`,
        'Descomprime los zips de fuera y da el de dentro.',
      ],
      tooLargeToHold: ({ path }) => [
        `${path} tiene que caber entero en la memoria y ocupa más de ${f.number(LIMITS_SAID.heldMiB)} MiB.`,
        FILES_THEMSELVES,
      ],
      badSheet: ({ path }) => [
        `${path} es un libro cuyas hojas no se pueden leer.`,
        'Ábrelo con una hoja de cálculo, guarda el historial de escucha como CSV y da ese archivo.',
      ],
      badParquet: ({ path }) => [
        `${path} no es un archivo Parquet que haya escrito Chorus, o está dañado.`,
        'Vuelve a exportarlo, o da los archivos de los que salió.',
      ],
      badChecksum: ({ path }) => [
        `${path} no coincide con su suma de comprobación, así que una parte puede estar mal; sus filas se han conservado.`,
        FRESH_COPY,
      ],
      badData: ({ path }) => [`${path} está dañado; lo que había antes del daño se ha conservado.`, FRESH_COPY],
      encrypted: ({ path }) => [
        `${path} está protegido con una contraseña.`,
        'Descomprime primero el zip con su contraseña y da después los archivos.',
      ],
      tooLarge: ({ path }) => [`${path} ocupa más de ${f.number(LIMITS_SAID.uploadGiB)} GiB.`, ONLY_HISTORY],
      tooManyRows: ({ path }) => [
        `Con ${path} el historial pasa de ${f.number(LIMITS_SAID.rows)} filas; el resto se ha dejado fuera.`,
        'Da solo las exportaciones de una sola persona.',
      ],
      tooBroken: ({ path }) => [
        `${path} está roto en tantos sitios que se ha dejado de leer; lo leído hasta entonces se ha conservado.`,
        FRESH_COPY,
      ],
      listNotClosed: ({ path }) => [`${path} termina antes que su lista de filas; al final pueden faltar filas.`, FRESH_COPY],
      unreadableFile: ({ path }) => [`${path} no se ha podido leer.`, 'Mira si el archivo sigue existiendo y si se permite leerlo.'],
      nothingUsable: ({ path, files, found }) => {
        const more = found.length - FOUND_SAID_MAX
        const what = found.length === 0 ? 'nada en absoluto' : found.slice(0, FOUND_SAID_MAX).join('; ')
        const rest = more > 0 ? `; y ${f.count(more, 'tipo más', 'tipos más')}` : ''
        return [`No hay ningún historial de escucha en ${given(path, files)}. Se ha encontrado: ${what}${rest}.`, HOW_TO_ASK]
      },
      noListens: ({ path, files }) => [
        `En ${given(path, files)} no hay ninguna fila que sirva, aunque la forma es la de un historial de escucha.`,
        HOW_TO_ASK,
      ],
      nothingAdded: () => [
        'No hay ningún historial de escucha en los archivos que se iban a añadir.',
        'Lo que había aquí no ha cambiado. La página «Consigue tus datos» dice en qué archivos está lo escuchado.',
      ],
      sampleMissing: () => ['No se ha podido cargar el ejemplo.', 'Conéctate una vez, o suelta una exportación tuya.'],
      notSaved: () => [
        'El navegador no ha querido guardar tu historial, así que desaparecerá cuando cierres esta página.',
        'Libera espacio, o sal de la navegación privada, y vuelve a importarlo.',
      ],
      outOfMemory: () => ['Este navegador le ha dado a Chorus muy poca memoria para eso.', 'Cierra otras pestañas y vuelve a intentarlo.'],
      importFault: () => ['La lectura de los archivos se ha detenido por un fallo de Chorus.', RELOAD],
      workerFault: () => ['El cálculo se ha detenido por un fallo de Chorus.', RELOAD],
    },
    rowFaults: {
      noTime: 'La fila no tiene una hora que se pueda leer.',
      timeOutOfRange: 'La hora de la fila es anterior al streaming o está muy lejos en el futuro.',
      badDuration: 'El tiempo de la fila no es un número, es negativo o pasa de una semana.',
      otherActivity: 'La fila habla de algo que no es escuchar: otro producto, una búsqueda o un suceso de la aplicación.',
      malformed: 'La fila no está escrita como las filas de su formato.',
      cutOff: 'El archivo termina, o pierde su estructura, a mitad de la fila.',
      tooDeep: 'La fila está anidada más hondo de lo que llega ninguna exportación.',
      tooLong: 'La fila es más larga que cualquier fila de una exportación.',
      notARecord: 'Hay un valor suelto donde debería haber una fila.',
    },
    leftOut: ({ path, line, rows }, fault) =>
      rows === 1
        ? `${path}, línea ${line}: ${fault} Se ha dejado fuera una fila.`
        : `${path}, línea ${line}: ${fault} Se han dejado fuera ${f.number(rows)} filas; la primera es esta.`,
    leftOutHint: 'Todas las demás filas se han conservado; la página «Filas» dice cuáles no.',
  }
}
