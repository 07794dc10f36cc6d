/** Español: qué dice una propuesta entera, y qué toma de lo propio. */
import type { Format } from '../format.ts'

export const sale = (f: Format) => ({
  myRows: {
    title: 'Qué saldría de ti',
    covered: 'Tal como están las cosas, estás en esta venta.',
    titleLeft: 'Qué salió de ti',
    inRelease: 'Tus filas están en la entrega que tiene el comprador: lo que habías aportado y permitido cuando se hizo.',
    notInRelease: 'En la entrega que tiene el comprador no hay nada tuyo.',
    neverLeaves: 'No sale nada: esta venta no se hace.',
    gaps: {
      noConsent: 'Aún no has permitido nada, así que nada tuyo está en esta venta.',
      saidNo: 'Dijiste que no a esta venta, así que nada tuyo está en ella.',
      buyer: 'A este comprador no le vendes nunca, así que nada tuyo está en esta venta.',
      scope: 'No permites que se vendan datos de esta clase, así que nada tuyo está en esta venta.',
      purpose: 'No permites todos los fines de esta venta, así que nada tuyo está en ella.',
      notAsked: 'Quieres que se te pregunte en cada venta. Mientras no digas que sí a esta, nada tuyo está en ella.',
    },
    none: 'No has aportado nada que esta venta pueda usar.',
    total: (rows: number, columns: number) =>
      `${f.count(rows, 'fila', 'filas')} de ${f.count(columns, 'columna', 'columnas')}; las primeras están abajo. En lugar de tu nombre va uno hecho solo para esta venta.`,
    yes: 'Sí, para esta venta',
    no: 'No, en esta venta no',
    saidYes: 'Dijiste que sí a esta venta.',
    saidNo: 'Dijiste que no a esta venta, así que no estás en ella ni cobras por ella.',
    threshold: (members: number) => `Los artistas que escuchan menos de ${f.number(members)} miembros de la entrega quedan fuera.`,
  },
  terms: {
    title: 'La propuesta entera',
    hint: 'Esto es lo que se vota, letra por letra: una entrega solo puede hacerse con estas palabras.',
    purposes: 'Para',
    inTheirWords: 'En palabras del comprador',
    scope: 'Alcance',
    columns: 'Columnas',
    period: 'Periodo',
    allTime: 'Todo el tiempo',
    thresholds: 'Queda fuera',
    thresholdsSay: (artists: number, rows: number) =>
      `artistas de menos de ${f.count(artists, 'miembro', 'miembros')}, miembros de menos de ${f.count(rows, 'fila', 'filas')}`,
    split: 'Reparto',
    splits: {
      equal: 'a partes iguales entre los miembros de la entrega',
      byContribution: (cap: number | null) =>
        cap === null
          ? 'según la aportación, sin límite'
          : `según la aportación, hasta ${f.count(cap, 'parte igual', 'partes iguales')} por persona`,
    },
    artistsExcluded: 'Artistas que quedan fuera',
    precision: 'Con precisión de',
    units: { day: 'día', week: 'semana', month: 'mes', second: 'segundo', minute: 'minuto', hour: 'hora' },
    hash: 'SHA-256 de la propuesta',
    manifest: 'SHA-256 del manifiesto de la entrega',
    whole: 'Como JSON canónico',
  },
})
