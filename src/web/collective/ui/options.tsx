/** Choices among a few things, each with a sentence: exactly one of them, or any. */
import { useId } from 'react'
import { Group } from './forms.tsx'

interface Option<Value extends string> {
  readonly value: Value
  readonly name: string
  readonly says?: string
}

interface OptionsProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly options: readonly Option<Value>[]
}

interface OneOfProps<Value extends string> extends OptionsProps<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function OneOf<Value extends string>({ value: chosen, onChange, options, ...group }: OneOfProps<Value>) {
  const name = useId()
  return (
    <Group {...group}>
      {options.map((option) => (
        <label key={option.value} className="option">
          <input type="radio" name={name} checked={chosen === option.value} onChange={() => onChange(option.value)} />
          <Says {...option} />
        </label>
      ))}
    </Group>
  )
}

interface AnyOfProps<Value extends string> extends OptionsProps<Value> {
  readonly values: readonly Value[]
  readonly onChange: (values: Value[]) => void
}

export function AnyOf<Value extends string>({ values, onChange, options, ...group }: AnyOfProps<Value>) {
  const toggled = (value: Value): Value[] => (values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  return (
    <Group {...group}>
      {options.map((option) => (
        <label key={option.value} className="option">
          <input type="checkbox" checked={values.includes(option.value)} onChange={() => onChange(toggled(option.value))} />
          <Says {...option} />
        </label>
      ))}
    </Group>
  )
}

function Says({ name, says }: Pick<Option<string>, 'name' | 'says'>) {
  return (
    <span>
      <bdi>{name}</bdi> {says !== undefined && <small className="soft">{says}</small>}
    </span>
  )
}

type Text = string | { readonly name: string; readonly says: string }

export function optionsOf<Value extends string>(values: readonly Value[], texts: Readonly<Record<Value, Text>>): Option<Value>[] {
  return values.map((value) => {
    const text: Text = texts[value]
    return typeof text === 'string' ? { value, name: text } : { value, name: text.name, says: text.says }
  })
}
