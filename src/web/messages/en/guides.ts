/** English: how to request each service's export, what arrives when, and what is in it. */
import type { GuidedService, Tells } from '../../pages/guide-services.ts'

interface Guide {
  readonly name: string
  readonly steps: readonly string[]
  readonly waits: readonly { readonly what: string; readonly wait: string }[]
  readonly holds: string
}

export interface Guides {
  readonly title: string
  readonly lead: string
  readonly law: string
  readonly open: string
  readonly steps: string
  readonly arrives: string
  readonly holds: string
  readonly tells: string
  readonly tellsNames: Readonly<Record<keyof Tells, string>>
  readonly yes: string
  readonly no: string
  readonly unread: string
  readonly together: string
  readonly services: Readonly<Record<GuidedService, Guide>>
}

export const guides: Guides = {
  title: 'How do you get your history?',
  lead: 'Ask the services that you used, all of them. What arrives can be dropped here as it is, together: listens that two of them recorded count once.',
  law: 'In the European Union and many other places a service must give you your data within a month of your request, free of charge (GDPR, articles 15 and 20).',
  open: 'Open the page of the service',
  steps: 'How to ask',
  arrives: 'What arrives, and when',
  holds: 'What is in it',
  tells: 'What it tells of each listen',
  tellsNames: {
    hasDuration: 'how long you listened',
    hasExactStart: 'when it began',
    hasReasons: 'why it began or ended',
    hasIds: 'an id of the song',
  },
  yes: 'yes',
  no: 'no',
  unread: 'Addresses, user names, devices and places that such files also hold are not read.',
  together: 'Files are told by what is in them. Renamed, unpacked, in a folder, in a zip within a zip: all the same.',
  services: {
    spotify: {
      name: 'Spotify',
      steps: [
        'Log in on the website, open Account, then Account privacy.',
        'Under “Download your data”, tick Extended streaming history, and Account data as well if you do not want to wait for your first look.',
        'Confirm the request in the e-mail that follows, and wait for the second one.',
      ],
      waits: [
        { what: 'Extended streaming history', wait: 'up to 30 days' },
        { what: 'Account data, the last year', wait: 'about 5 days' },
      ],
      holds:
        'Every play since you joined, skips and podcasts included. The account data know the end of a listen to the minute only; where both tell of the same listen, the extended history stays.',
    },
    apple: {
      name: 'Apple Music',
      steps: [
        'Sign in at Apple’s page for data and privacy and choose “Request a copy of your data”.',
        'Tick Apple Media Services information, and the largest size of file that is offered.',
        'Download the zip when the e-mail comes. The zip inside it needs no unpacking.',
      ],
      waits: [{ what: 'Apple Media Services information', wait: 'up to 7 days' }],
      holds:
        'Every play with the reason why it ended. Newer files leave the artists out, which are taken from the daily tracks of the same package; give the whole zip.',
    },
    youtube: {
      name: 'YouTube Music',
      steps: [
        'Open Google Takeout, deselect everything, and tick YouTube and YouTube Music.',
        'Under “Multiple formats”, set the history to JSON, or leave it as the web page that it comes as otherwise: both are read, and JSON is the surer of the two.',
        'Under “All data included”, keep only the history, and create the export.',
      ],
      waits: [{ what: 'Takeout', wait: 'minutes to hours' }],
      holds:
        'When you started each song in YouTube Music. Videos and searches in the same file are left out and counted. How long you listened is not recorded, so it is estimated.',
    },
    deezer: {
      name: 'Deezer',
      steps: [
        'Log in on the website, open the settings of your account and ask for your personal data.',
        'Download the workbook (xlsx) from the e-mail.',
      ],
      waits: [{ what: 'deezer-data_1.xlsx', wait: 'some days' }],
      holds: 'A sheet with every listen: song, artist, album, date and seconds played. The other sheets are not read.',
    },
    lastfm: {
      name: 'Last.fm',
      steps: [
        'Last.fm has no button for this. Ask its support for your data, or use a program that saves your scrobbles.',
        'Files as JSON pages, as a list, or as CSV are all read, with or without a header.',
      ],
      waits: [{ what: 'From the support', wait: 'up to a month' }],
      holds:
        'The start of every song that was heard for half its length or four minutes. How long you listened is estimated, from your other services where they know the song.',
    },
    listenbrainz: {
      name: 'ListenBrainz',
      steps: ['Log in, open Settings, then Export data, and create the export.', 'Download the zip when it is ready.'],
      waits: [{ what: 'The zip of your listens', wait: 'minutes to hours' }],
      holds: 'The start of every listen with the ids of MusicBrainz, and the length of the song where the player sent it.',
    },
    maloja: {
      name: 'Maloja',
      steps: ['Open the administration of your own server and choose Export.'],
      waits: [{ what: 'maloja_export.json', wait: 'at once' }],
      holds: 'The start of every scrobble, the seconds played where they are known, and all artists; the first stands for the song.',
    },
    players: {
      name: 'Players: Rockbox, Pano Scrobbler',
      steps: [
        'Rockbox: copy the file .scrobbler.log from the player; it may be hidden.',
        'Pano Scrobbler: open the settings and export the scrobbles as JSON lines.',
      ],
      waits: [{ what: 'The file', wait: 'at once' }],
      holds:
        'The start of every song. A player without a time zone writes what its clock shows; it is read in the zone that you chose in the settings.',
    },
    chorus: {
      name: 'Chorus itself',
      steps: ['Open the page Rows and choose Parquet, CSV or JSON lines at its end.'],
      waits: [{ what: 'The file', wait: 'at once' }],
      holds: 'Everything that Chorus keeps of each listen. Dropped beside the exports that it was made of, it adds nothing twice.',
    },
  },
}
