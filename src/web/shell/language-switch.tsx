import { useContext } from 'react';
import { problemOf } from '../shared/problem.ts';
import { VisitContext } from '../shared/session.ts';
import { changeSettings } from '../shared/settings.ts';
import { switchLanguage, useLanguage, useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** Offers the other language in that language; of whoever is signed in, the server remembers it. */
export function LanguageSwitch() {
  const say = useWords(shellWords);
  const isSignedIn = useContext(VisitContext) !== undefined;
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        switchLanguage(other);
        // what the server does not remember, this browser does
        if (isSignedIn) void changeSettings({ language: other }).catch(problemOf);
      }}
    >
      <bdi>{say('language')}</bdi>
    </button>
  );
}
