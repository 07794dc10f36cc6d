/** Español: oyentes cercanos a un miembro. */
import type { Format } from '../format.ts'

export const nearby = (f: Format) => ({
  title: '¿Quién escucha como tú?',
  lede: 'Quienes participan ven lo cerca que está el gusto de los demás, calculado con lo que cada cual aportó. Ningún nombre se muestra antes de que ambos acepten.',
  join: 'Participar',
  joinTitle: 'No participas',
  joinHint:
    'No ves a nadie y nadie te ve. Quien participa se compara con los demás que participan, por los artistas que aportó; los demás ven lo cerca que estás y cuántos artistas comparten, y nada más.',
  leave: 'Dejarlo',
  leaveHint: 'Vale al instante y se lleva todos los acuerdos.',
  since: (instant: string) => `Participas desde ${instant}.`,
  nearest: 'Los más cercanos',
  among: (listeners: number) => `De ${f.count(listeners, 'oyente que participa', 'oyentes que participan')} y aportaron lo bastante.`,
  withheld: {
    fewArtists: 'Aportaste menos de diez artistas, muy pocos para distinguir cercanía de azar. Aporta más y vuelve a mirar.',
    fewListeners: 'Por ahora participan muy pocos.',
  },
  somebody: (place: number) => `Oyente ${f.number(place)}`,
  near: (percentile: number) => `más cerca que el ${f.decimal(Math.floor(Math.min(99.9, percentile) * 10) / 10)} % de las parejas`,
  shared: (artists: number) => `${f.count(artists, 'artista', 'artistas')} en común`,
  wants: 'Querría conocerte.',
  agree: 'Me gustaría conocerle',
  agreed: 'Aceptaste; sus nombres aparecerán cuando la otra parte acepte.',
  mutual: 'Ambos aceptaron.',
  withdraw: 'Retirarlo',
})
