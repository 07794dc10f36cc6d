/** Invents the names of a world of music: artists, albums, songs, shows and books that do not exist. */
import type { Random } from './random.ts'

/** `charming` is what a person enjoys reading; `odd` adds names that trip careless code; `hostile` adds names that attack it. */
export type NameStyle = 'charming' | 'odd' | 'hostile'

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

const ADJECTIVES =
  words(`Amber, Borrowed, Brittle, Careful, Copper, Crooked, Distant, Drowsy, Early, Electric, Feral, Folded, Gentle, Gilded,
  Half-Lit, Hollow, Homesick, Inland, Invisible, Late, Lemon, Little, Lost, Lunar, Marble, Mild, Minor, Mossy, Northern, Northbound, Odd, Paper, Patient, Pale,
  Quiet, Restless, Salted, Second-Hand, Silver, Sleepless, Slow, Soft, Spare, Tender, Tidal, Tin, Unfinished, Unsent, Velvet, Wandering, Winter, Woolen`)
const NOUNS =
  words(`Almanac, Apricot, Archive, Astronomer, Attic, Balcony, Barometer, Beekeeper, Bicycle, Bluebell, Canary, Cartographer, Chandelier, Clockmaker,
  Comet, Conservatory, Daydream, Dovecote, Elevator, Estuary, Ferry, Fieldnote, Firefly, Fjord, Gardener, Greenhouse, Harbour, Heron, Honeycomb, Kite, Lamplighter, Lantern,
  Laundromat, Library, Lighthouse, Magpie, Marmalade, Meadow, Meridian, Mitten, Moth, Observatory, Orchard, Origami, Otter, Pantry, Parasol, Pendulum, Piano, Postcard,
  Quilt, Radiator, Raincoat, Riverbed, Satellite, Seamstress, Semaphore, Snowglobe, Sparrow, Staircase, Sundial, Swallow, Tangerine, Teacup, Telescope, Thimble, Tramway,
  Trellis, Umbrella, Violet, Wallpaper, Waltz, Weathervane, Willow, Windmill`)
const GIVEN =
  words(`Adaeze, Aino, Amparo, Anselm, Aoife, Azadeh, Bastien, Brígida, Casimir, Chidi, Clémence, Dagny, Darío, Efua, Eirlys, Élodie, Emre, Faustino, Fenna,
  Gaëlle, Hanneke, Håkon, Ileana, Imre, Ingrid, Ismene, Jarmila, João, Kaveh, Kerttu, Leocadia, Linnéa, Ludovic, Maëlle, Marisol, Mirela, Naoise, Nerys, Noor, Odalys, Oluwaseun,
  Ottoline, Paloma, Petronella, Quim, Rosalind, Rūta, Saoirse, Sigrún, Solveig, Tadeusz, Tamsin, Thandeka, Ulrika, Valdís, Wanjiru, Xiomara, Yaara, Zdenka, Zuri`)
const FAMILY =
  words(`Abernethy-Okoye, Aldergrove, Almquist-Sá, Baptistella, Birkensund, Bramblewick, Castelmoor, Cembrano, Delacombe, Dunwhistle, Eskelund, Farragher-Lim, Fennimore,
  Garrowby, Halvorsdotter, Holloway-Nkemelu, Ibarrondo, Jernvall, Kestrelman, Kowalewicz-Bray, Larkspur, Lindqvarn, Marchetta, Montclar, Nakadori, Nightingale-Ruiz, Obermoos,
  Ó Ceallacháin-Vaz, Paravel, Pendergrast, Quillfeather, Ravnsborg, Rosendahl-Mbeki, Sandoval-Frost, Silverthorne, Tolvaldi, Træholt, Umberwood, Valderrábano, Vesterhav, Weatherby, Winterbourne, Yarrowgate, Zemgalis`)
const PLACES =
  words(`Almondbury Quay, Brackenfell, Calle Ciruela, Dovrefell, Elsewhere, Ferrol Sands, Gate 14, Hotel Miramonte, Inverlacken, Juniper Street, Kilometre 40, Lake Orsa,
  Mirepoix, Nether Wallow, Olverum, Platform Nine, Quarry Hill, Rue des Tilleuls, Saint-Amour, Tidewell, the Upper Deck, Vallmora, Wexcombe, the Old Observatory`)
const GERUNDS = words(
  `Borrowing, Counting, Crossing, Drawing, Feeding, Folding, Forgetting, Holding, Learning, Leaving, Mending, Naming, Painting, Reading, Sailing, Teaching, Untangling, Watching`,
)
const SHORT =
  words(`afterglow, balcony song, blue hour, cardigan weather, daylight robbery, eleven rooms, faint praise, goodnight motorway, harbour lights off, in lieu of flowers,
  July again, kettle on, late bus, moth hour, no signal, ordinary magic, pocket change, quiet car, rain delay, seven of cups, two left shoes, understudy, window seat, yes and no`)

/** Names in other scripts: [artists, titles]. */
const SCRIPTS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    words(
      `月の図書館, 雨宿りクラブ, 真夜中の温室, 青い傘の会, 小さな気球, 銀河喫茶室, 灯台とみかん, ゆきどけ三重奏, 紙ひこうき電信局, 海辺のラジオ塔, 星くず洗濯店, カモメ放課後`,
    ),
    words(
      `傘の下で, 最終バス, 夏の終わりの電話, 水色の手紙, 眠れない猫, 坂道のピアノ, 八月の窓, 金曜日の雨, ほたる, 遠い灯り, 二月の海, 帰り道, 雪の音, 朝のコーヒー`,
    ),
  ],
  [
    words(
      `Бумажный Компас, Тихая Пристань, Северная Оранжерея, Хор Старых Трамваев, Лунный Дворик, Вера Заозёрная, Третий Балкон, Стеклянный Аист, Мария Снегиревская`,
    ),
    words(
      `Снег над рекой, Последний трамвай, Письмо без адреса, Окна напротив, Медленный свет, Июльский дождь, Старая карта, Чай и туман, Дом у маяка, Нить`,
    ),
  ],
  [
    words(`Χάρτινο Φεγγάρι Τρίο, Οι Φαροφύλακες, Ελένη Βορεινού, Πέτρινος Κήπος`),
    words(`Το παράθυρο, Αύγουστος, Μικρό καράβι, Γαλάζια ώρα, Ξανά βροχή, Ο δρόμος`),
  ],
  [
    words(`종이 우산 클럽, 밤의 정류장, 느린 우체국, 초록 온실, 윤하늘빛`),
    words(`겨울 편지, 첫차, 비 오는 창가, 작은 불빛, 여름의 끝, 돌아가는 길`),
  ],
  [words(`فرقة نافذة البحر, ليلى المرجاني, حديقة القمر`), words(`رسالة قديمة, طريق البيت, مطر أيلول, ضوء بعيد, قهوة الصباح`)],
  [words(`紙船電台, 夏夜溫室, 慢車合唱團, 沈月河`), words(`最後一班車, 雨後的窗, 藍色時刻, 小小燈塔, 給冬天的信`)],
  [words(`להקת חלון לים, נועה ערבית-גל`), words(`מכתב אחרון, גשם ראשון, אור קטן, הדרך הביתה`)],
]

/** Keys that plain objects already have, names that are numbers or blank to the eye, and combining or astral characters. */
const ODD_ARTISTS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '404',
  'NaN',
  'null',
  'moth 🌙 radio',
  '🪩🦦',
  'Zo\u0308e Nordwall',
  'Zöe Nordwall',
  'a',
  'The Longest Name That A Label Ever Let Through, Or: How We Learned To Stop Counting And Hum Along (feat. Everyone We Met On The Night Train)',
] as const
const HOSTILE_ARTISTS = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '=HYPERLINK("http://example.invalid")',
  "'; DROP TABLE listens; --",
  '../../etc/passwd',
  '\u202Egnp.exe',
  'line\nbreak\ttab',
  '${7*7}{{7*7}}',
  '\u0000null\u0000',
  '\uD800 lone half',
] as const

/** How many of all artists write in a script other than Latin. */
const OTHER_SCRIPT_SHARE = 0.09

export interface ArtistName {
  readonly name: string
  /** Position in SCRIPTS, or -1 for Latin. */
  readonly script: number
}

/** `count` different names, the odd and hostile ones spread among the popular. */
export function inventArtists(random: Random, count: number, style: NameStyle): ArtistName[] {
  const forced: string[] = [...(style === 'charming' ? [] : ODD_ARTISTS), ...(style === 'hostile' ? HOSTILE_ARTISTS : [])]
  const taken = new Set<string>(forced)
  const names: ArtistName[] = []
  while (names.length < count) {
    const next = names.length % 3 === 2 ? forced.shift() : undefined
    if (next !== undefined) {
      names.push({ name: next, script: -1 })
      continue
    }
    const invented = inventArtist(random)
    if (taken.has(invented.name)) continue
    taken.add(invented.name)
    names.push(invented)
  }
  return names
}

/** Plural of a noun of the list above. */
function plural(noun: string): string {
  if (/(s|z|x|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

function inventArtist(random: Random): ArtistName {
  if (random.chance(OTHER_SCRIPT_SHARE)) {
    const script = random.below(SCRIPTS.length)
    return { name: random.pick(SCRIPTS[script]?.[0] ?? ['Sans Titre']), script }
  }
  const { pick } = random
  const patterns = [
    () => `${pick(GIVEN)} ${pick(FAMILY)}`,
    () => `${pick(GIVEN)} ${pick(FAMILY)}`,
    () => `${pick(ADJECTIVES)} ${pick(NOUNS)}`,
    () => `The ${pick(ADJECTIVES)} ${plural(pick(NOUNS))}`,
    () => `${pick(NOUNS)} & ${pick(NOUNS)}`,
    () => `${pick(GIVEN)} and the ${plural(pick(NOUNS))}`,
    () => `${pick(GIVEN)} ${pick(FAMILY)} ${pick(['Trio', 'Quartet', 'Ensemble', 'Septeto', 'Orkester'])}`,
    () => `${pick(NOUNS).toLowerCase()} ${pick(['club', 'committee', 'society', 'fm', 'season', 'machine', 'weather'])}`,
    () => `DJ ${pick(NOUNS)}`,
    () => `${pick(ADJECTIVES)} ${pick(GIVEN)}`,
  ]
  return { name: pick(patterns)(), script: -1 }
}

/** A song or an album; artists of another script keep to it in most titles. */
export function inventTitle(random: Random, script: number): string {
  const { pick } = random
  const own = SCRIPTS[script]
  if (own !== undefined && random.chance(0.85))
    return random.chance(0.4) ? `${pick(own[1])} ${pick(['I', 'II', 'III', '〜', '—'])} ${pick(own[1])}` : pick(own[1])
  const patterns = [
    () => `${pick(ADJECTIVES)} ${pick(NOUNS)}`,
    () => `${pick(GERUNDS)} the ${pick(NOUNS)}`,
    () => `Letter to ${pick(GIVEN)}`,
    () => `${pick(NOUNS)} for ${pick(GIVEN)}`,
    () => `What the ${pick(NOUNS)} Knew`,
    () => `Leaving ${pick(PLACES)}`,
    () => `${pick(PLACES)}, ${pick(['Again', 'Revisited', '4 a.m.', 'in the Rain', 'Before the Snow'])}`,
    () => pick(SHORT),
    () => `${plural(pick(NOUNS))} and ${plural(pick(NOUNS))}`,
    () => `The ${pick(NOUNS)} Is ${pick(['Asleep', 'Open', 'Yours', 'Singing', 'on Fire (Not Really)'])}`,
    () => `${pick(ADJECTIVES)} ${pick(NOUNS)}, Pt. ${1 + random.below(4)}`,
    () => `${pick(GIVEN)}’s ${pick(NOUNS)}`,
  ]
  return pick(patterns)()
}

export function inventShow(random: Random): string {
  const { pick } = random
  return pick([
    () => `The ${pick(NOUNS)} Hour`,
    () => `Half an ${pick(['Answer', 'Orange', 'Hour with Strangers', 'Argument'])} (${pick(PLACES)})`,
    () => `${pick(GIVEN)} Explains the ${pick(NOUNS)}`,
    () => `Notes from ${pick(PLACES)}`,
    () => `A Short History of the ${pick(NOUNS)}`,
  ])()
}

export function inventBook(random: Random): string {
  const { pick } = random
  return pick([
    () => `The ${pick(NOUNS)} of ${pick(PLACES)}`,
    () => `A ${pick(NOUNS)} in Winter`,
    () => `${pick(GIVEN)} ${pick(FAMILY)} and the ${pick(ADJECTIVES)} ${pick(NOUNS)}`,
    () => `All the ${pick(ADJECTIVES)} ${plural(pick(NOUNS))}`,
  ])()
}
