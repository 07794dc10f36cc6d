/** How Chorus counts and looks in this browser, and the way to remove it all. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { isTimeZone } from '../../shared/time.ts'
import { ACCENTS, forgetPreferences, setPreferences, THEMES, usePreferences } from '../history/preferences.ts'
import { useHeldSummary, useReplaceHistory, useServices } from '../history/services.ts'
import { LANGUAGES, OFFERED, type Language } from '../messages/languages.ts'
import { text } from '../messages/text.ts'
import { forgetFiles } from '../offline.ts'
import { keepView, paths, PLAY_RULES } from '../routes.ts'
import { FileChoosers } from '../ui/file-choosers.tsx'

export function Settings() {
  const { theme, accent, playRule, language: chosen } = usePreferences()
  const navigate = useNavigate()
  const chooseRule = (rule: (typeof PLAY_RULES)[number]): void => {
    setPreferences({ playRule: rule })
    // A rule in the address would overrule the one just chosen.
    void navigate({ to: '.', search: ({ rule: _rule, ...rest }: Record<string, unknown>) => keepView(rest), resetScroll: false })
  }
  return (
    <div className="page settings">
      <header className="page-head">
        <h1>{text.settings.title}</h1>
        <p className="lede">{text.settings.lead}</p>
      </header>
      <Setting title={text.settings.zone} hint={text.settings.zoneHint}>
        <ZoneForm />
      </Setting>
      <Choice title={text.settings.rule} hint={text.settings.ruleHint} stacked>
        {PLAY_RULES.map((rule) => (
          <label key={rule}>
            <input type="radio" name="rule" checked={playRule === rule} onChange={() => chooseRule(rule)} />
            <span>
              {text.rules[rule].name} <small className="soft">{text.rules[rule].says}</small>
            </span>
          </label>
        ))}
      </Choice>
      <Choice title={text.settings.language}>
        <label>
          <input type="radio" name="language" checked={chosen === null} onChange={() => speak(null)} />
          <span>{text.settings.languageAuto}</span>
        </label>
        {OFFERED.map((offered) => (
          <label key={offered}>
            <input type="radio" name="language" checked={chosen === offered} onChange={() => speak(offered)} />
            <span lang={offered}>{LANGUAGES[offered]}</span>
          </label>
        ))}
      </Choice>
      <Choice title={text.settings.theme}>
        {THEMES.map((known) => (
          <label key={known}>
            <input type="radio" name="theme" checked={theme === known} onChange={() => setPreferences({ theme: known })} />
            <span>{text.settings.themes[known]}</span>
          </label>
        ))}
      </Choice>
      <Choice title={text.settings.accent}>
        {ACCENTS.map((known) => (
          <label key={known}>
            <input type="radio" name="accent" checked={accent === known} onChange={() => setPreferences({ accent: known })} />
            <span>
              <i className="swatch" data-accent={known} aria-hidden="true" /> {text.settings.accents[known]}
            </span>
          </label>
        ))}
      </Choice>
      <MoodChoice />
      <Setting title={text.settings.replace} hint={text.settings.replaceHint}>
        <FileChoosers />
      </Setting>
      <Forget />
    </div>
  )
}

/** For whoever would rather not look at music this way. */
function MoodChoice() {
  const { tellsMood } = usePreferences()
  return (
    <Choice title={text.settings.mood} hint={text.settings.moodHint}>
      {[true, false].map((tells) => (
        <label key={String(tells)}>
          <input type="radio" name="mood" checked={tellsMood === tells} onChange={() => setPreferences({ tellsMood: tells })} />
          <span>{tells ? text.settings.moodTold : text.settings.moodLeftOut}</span>
        </label>
      ))}
    </Choice>
  )
}

/** The words are loaded once a visit, so another language begins another one. */
function speak(language: Language | null): void {
  setPreferences({ language })
  location.reload()
}

interface SettingProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

function Setting({ title, hint, children }: SettingProps) {
  return (
    <section className="setting">
      <div>
        <h2>{title}</h2>
        {hint !== undefined && <p className="soft">{hint}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

function Choice({ title, hint, children, stacked = false }: SettingProps & { readonly stacked?: boolean }) {
  return (
    <fieldset className="setting">
      <div>
        <legend>
          <h2>{title}</h2>
        </legend>
        {hint !== undefined && <p className="soft">{hint}</p>}
      </div>
      <div className={stacked ? 'choices stacked' : 'choices'}>{children}</div>
    </fieldset>
  )
}

function ZoneForm() {
  const { client } = useServices()
  const { timeZone } = useHeldSummary()
  const replaceHistory = useReplaceHistory()
  const [typed, setTyped] = useState(timeZone)
  const [said, setSaid] = useState('')
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const zone = typed.trim()
    setWrong(!isTimeZone(zone))
    if (!isTimeZone(zone)) return setSaid(text.settings.zoneUnknown)
    replaceHistory(await client.ask('setTimeZone', { timeZone: zone }))
    setPreferences({ timeZone: zone })
    setSaid(text.settings.zoneSaved(zone))
  }
  return (
    <form className="zone" onSubmit={(event) => void save(event)}>
      <input
        aria-label={text.settings.zone}
        aria-describedby={`${id}said`}
        aria-invalid={wrong}
        list={`${id}zones`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        spellCheck={false}
        autoComplete="off"
      />
      <datalist id={`${id}zones`}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <button type="submit" className="button">
        {text.settings.zoneSave}
      </button>
      <p id={`${id}said`} role="status" className={wrong ? 'wrong' : 'soft'}>
        {said}
      </p>
    </form>
  )
}

function Forget() {
  const { client } = useServices()
  const { savedBytes } = useHeldSummary()
  const replaceHistory = useReplaceHistory()
  const navigate = useNavigate()
  const [sure, setSure] = useState(false)
  // While it is under way nothing is asked that nobody asked for; see look-ahead.ts.
  const { mutate: forget } = useMutation({
    networkMode: 'always',
    throwOnError: true,
    mutationFn: async () => {
      await client.ask('forget', null)
      await forgetFiles()
      forgetPreferences()
      replaceHistory(null)
      await navigate({ to: paths.welcome, search: {}, replace: true })
    },
  })
  return (
    <Setting title={text.settings.forget} hint={text.settings.forgetHint(savedBytes)}>
      {sure ? (
        <div className="choosers" role="group" aria-label={text.settings.forgetSure}>
          <button type="button" className="button danger" onClick={() => forget()}>
            {text.settings.forgetYes}
          </button>
          <button type="button" className="button" onClick={() => setSure(false)}>
            {text.settings.forgetNo}
          </button>
        </div>
      ) : (
        <button type="button" className="button" onClick={() => setSure(true)}>
          {text.settings.forget}
        </button>
      )}
    </Setting>
  )
}
