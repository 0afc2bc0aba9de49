import { useState } from 'react';
import { Checkbox, Radios, type FieldError } from '../shared/fields.tsx';
import { Form } from '../shared/form.tsx';
import { need } from '../shared/need.ts';
import { defaultKeys, queueKeyNames, type QueueKeys } from '../shared/queue-keys.ts';
import { hasRole, useVisit } from '../shared/session.ts';
import { changeSettings, useSettings, type Settings } from '../shared/settings.ts';
import { Loading } from '../shared/states.tsx';
import { toast } from '../shared/toasts.tsx';
import { Told } from '../shared/told.tsx';
import { soundTone } from '../shared/tone.ts';
import { switchLanguage, useLanguage, useWords, type Language, type Say } from '../shared/words.ts';
import { queueKeyWords } from '../words/queue-keys.ts';
import { settingsWords } from '../words/settings.ts';
import { keyConflicts } from './key-conflicts.ts';
import { KeyField } from './key-field.tsx';
import './settings.css';

/** 个人设置: language, keys and sound of one person, kept with the server. */
export function SettingsScreen() {
  const say = useWords(settingsWords);
  const settings = useSettings();
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="quiet">{say('hint')}</p>
      {settings.isKnown ? (
        <section className="card settings" aria-label={say('title')}>
          <SettingsForm settings={settings} onSaved={settings.reload} />
        </section>
      ) : (
        <Loading />
      )}
    </>
  );
}

function SettingsForm({ settings, onSaved }: { settings: Settings; onSaved: () => void }) {
  const { session } = useVisit();
  const say = useWords(settingsWords);
  const keyWord = useWords(queueKeyWords);
  const spoken = useLanguage();
  // the spoken language may change below the open form: by the switch, or once the own settings are known
  const [chosen, setChosen] = useState<Language>();
  const language = chosen ?? spoken;
  const [areKeysOn, setAreKeysOn] = useState(settings.areKeysOn);
  const [keys, setKeys] = useState<QueueKeys>(settings.keys);
  const [isSoundOn, setIsSoundOn] = useState(settings.isSoundOn);
  const hasQueue = !hasRole(session, ['system-admin', 'security-admin', 'audit-admin']);
  const errors = areKeysOn ? faultsOf(keys, say, keyWord) : [];
  async function save(): Promise<void> {
    await changeSettings({ language, areKeysOn, keys, isSoundOn });
    switchLanguage(language);
    setChosen(undefined);
    // in the language that was just chosen
    toast(settingsWords[language].saved);
    onSaved();
  }
  return (
    <Form
      submit={say('save')}
      asked={errors.length > 0 ? { errors } : { input: undefined }}
      send={save}
      beside={
        hasQueue && (
          <button type="button" onClick={() => setKeys(defaultKeys)}>
            {say('defaultKeys')}
          </button>
        )
      }
    >
      <Radios
        id="language"
        legend={say('language')}
        options={[
          ['zh', <Told key="zh">中文</Told>],
          ['en', 'English'],
        ]}
        value={language}
        onChoose={(value) => setChosen(value === 'en' ? 'en' : 'zh')}
      />
      {hasQueue && (
        <>
          <h2>{say('sound')}</h2>
          <Checkbox
            label={say('soundOn')}
            checked={isSoundOn}
            onChange={(event) => setIsSoundOn(event.target.checked)}
          />
          <p className="row">
            <button type="button" onClick={soundTone}>
              {say('tryTone')}
            </button>
            <span className="quiet">{say('soundHint')}</span>
          </p>
          <h2>{say('keys')}</h2>
          <Checkbox
            label={say('keysOn')}
            checked={areKeysOn}
            onChange={(event) => setAreKeysOn(event.target.checked)}
          />
          <p className="quiet">{say('keysHint')}</p>
          <fieldset className="key-fields" disabled={!areKeysOn}>
            <legend className="visually-hidden">{say('keys')}</legend>
            {queueKeyNames.map((name) => (
              <KeyField
                key={name}
                id={`key-${name}`}
                label={keyWord(name)}
                value={keys[name]}
                onChange={(value) => setKeys({ ...keys, [name]: value })}
              />
            ))}
          </fieldset>
        </>
      )}
    </Form>
  );
}

function faultsOf(
  keys: QueueKeys,
  say: Say<keyof typeof settingsWords.zh>,
  keyWord: Say<keyof typeof queueKeyWords.zh>,
): FieldError[] {
  return [
    ...queueKeyNames.flatMap((name) =>
      need(`key-${name}`, keys[name] !== '', say('needKey', { name: keyWord(name) })),
    ),
    ...keyConflicts(keys).flatMap(({ key, names }) =>
      names.map((name) => ({
        fieldId: `key-${name}`,
        message: say('keyConflict', {
          key: key === ' ' ? say('space') : key,
          name: keyWord(name),
          others: names
            .filter((one) => one !== name)
            .map((one) => keyWord(one))
            .join(say('and')),
        }),
      })),
    ),
  ];
}
