/** Spanish: secret votes, the keys for them, and the public log that proves them. */
import type { voting as english } from '../en/voting.ts'

export const voting = (): ReturnType<typeof english> => ({
  vote: {
    title: 'Tu voto',
    until: (when: string, roll: string) =>
      `Abierta hasta el ${when}. Pueden votar ${roll} miembros, una vez cada uno; puedes cambiar de idea hasta el cierre.`,
    notOnRoll: 'No estás en la lista de esta votación: te uniste, o hiciste tu clave de voto, cuando ya estaba abierta.',
    choices: { yes: 'Sí', no: 'No', abstain: 'Abstención' },
    notYet: 'Todavía no has votado desde este navegador.',
    cast: (choice: string, number: string) =>
      `Votaste «${choice}». Tu papeleta es la entrada ${number} del registro público, donde nadie puede saber que es tuya.`,
    secret: 'Nadie ve ningún resultado antes del cierre, y nadie ve nunca quién dijo qué.',
    how: '¿Cómo puede ser secreto y aun así contarse?',
    howSays:
      'Este navegador demuestra que vota uno de los miembros de la lista, sin decir cuál, y sella la elección para una clave que solo se publica después del cierre. Papeleta y prueba quedan en el registro público, para que cualquiera pueda volver a contarlas.',
    notPromised:
      'Lo que esto no hace: no sirve si alguien te mira mientras votas o si este dispositivo no es tuyo, y cada cual puede contar a otros qué votó.',
    making: 'Se está haciendo tu papeleta.',
    stages: {
      fetchingFiles: 'Lo que hace falta para la prueba está en camino.',
      buildingRoll: 'Se te busca en la lista.',
      proving: 'Se está haciendo la prueba de que puedes votar; tarda unos segundos.',
    },
    leaves: 'Tu papeleta está lista. Sale en los próximos veinte segundos, en un momento al azar, para que su hora no diga nada.',
    sendNow: 'Enviarla ahora',
    sending: 'Tu papeleta está en camino.',
    sendAgain: 'Enviarla otra vez',
    failures: {
      askUnreadable: 'No se pudo hacer tu papeleta.',
      notOnRoll: 'La lista de esta votación no contiene tu clave.',
      filesUnavailable: 'No llegó lo que hace falta para la prueba.',
      outOfMemory: 'Este navegador tiene poca memoria para la prueba.',
      fault: 'No se pudo hacer tu papeleta por un fallo de Chorus.',
    },
    failureHints: {
      askUnreadable: 'Recarga la página e inténtalo de nuevo.',
      notOnRoll: 'Recarga la página. Si sigue así, díselo a un gestor: la lista quizá no sea la que se fijó.',
      filesUnavailable: 'Comprueba tu conexión e inténtalo de nuevo.',
      outOfMemory: 'Cierra otras pestañas o vota desde otro dispositivo.',
      fault: 'Recarga la página e inténtalo de nuevo.',
    },
    codeElsewhere: 'Tu código de voto no está en este navegador.',
    codeElsewhereHint: 'Escríbelo abajo, o vota donde te uniste.',
    codeTaken: 'Este navegador ya tiene tu código de voto. Vota otra vez.',
    otherCode: 'Este no es el código de voto con el que estás en la lista.',
    otherPasskey: 'Esta llave de acceso no es aquella con la que estás en la lista.',
    otherPasskeyHint: 'Usa la llave de acceso con la que te uniste.',
  },
  votingKey: {
    title: 'Clave de voto',
    hint: 'Votas con una clave propia, para que nadie, tampoco gestores ni operadores, pueda saber qué papeleta es la tuya. Aquí solo se conoce su mitad pública.',
    lede: 'Con este segundo código votas. El colectivo no lo conoce. Guárdalo, para votar desde otro dispositivo o por si este navegador lo olvida.',
    none: 'No tienes clave de voto, así que no estás en ninguna lista y no puedes votar.',
    current: {
      passkey: (since: string) => `Tu llave de acceso la calcula cada vez que votas. Vale desde el ${since}.`,
      device: (since: string) => `Su código está en el navegador en el que la hiciste. Vale desde el ${since}.`,
    },
    next: (when: string) =>
      `Otra clave la sustituirá el ${when}. Si no lo pediste tú, conserva la que tienes y cierra las sesiones que no conozcas.`,
    keep: 'Conservar la clave que tengo',
    make: 'Hacer una clave de voto',
    renew: 'Hacer una clave nueva',
    renewSure:
      'La clave nueva vale dentro de tres días, y en ninguna votación que esté abierta para entonces; hasta ese momento votas con la que tienes. El plazo te protege de quien solo se haga con tu cuenta.',
    renewYes: 'Sí, hacer una nueva',
    show: 'Mostrar mi código de voto',
    forget: 'Olvidarlo en este navegador',
    forgetSure: 'Sin el código, que debes haber anotado, no podrás votar durante tres días.',
    forgetYes: 'Lo he anotado: olvidarlo aquí',
    forgotten: 'Este navegador ha olvidado el código.',
    typeCode: 'Tu código de voto',
    takeCode: 'Guardarlo en este navegador',
  },
  evidence: {
    title: 'Compruébalo tú',
    lede: 'Todo lo que este colectivo decidió, vendió y pagó está en un registro público que no puede reescribir sin que se note. Este navegador lo lee ahora entero y lo recalcula todo.',
    see: 'Comprobar esta votación y todo lo que salió de ella',
    checking: 'Se está leyendo y recalculando el registro.',
    fault: 'No se pudo comprobar el registro por un fallo de Chorus.',
    holds: (checks: string) => `Las ${checks} comprobaciones se cumplen.`,
    fails: (failed: string, checks: string) =>
      `${failed} de ${checks} comprobaciones HAN FALLADO. Guarda esta página y díselo a los demás miembros.`,
    failed: 'Ha fallado:',
    unchecked: 'Aquí sin comprobar',
    log: 'Nombre del registro',
    entries: 'Entradas',
    root: 'Raíz de todas las entradas',
    before: 'Lo que este navegador vio antes',
    theirs: 'Lo que se le mostró al otro miembro',
    compare: '¿Ves lo mismo que los demás?',
    compareHint:
      'Un colectivo deshonesto podría mostrar dos registros distintos a dos miembros. Se descubre en cuanto comparan: pega aquí lo que otro miembro ve en «Lo que está firmado para ti».',
    theirCheckpoint: 'Lo que está firmado para el otro miembro',
    compareNow: 'Comparar',
    mine: 'Lo que está firmado para ti',
    save: 'Guardarlo como archivo',
    yourself: 'Sin esta página',
    yourselfHint:
      'Las mismas comprobaciones, y las de cada prueba de una papeleta, desde un terminal. Las frases de las comprobaciones están en inglés.',
  },
})
