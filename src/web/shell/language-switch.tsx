import { switchLanguage, useLanguage, useWords } from '../shared/words.ts';
import { shellWords } from '../words/shell.ts';

/** Offers the other language in that language. */
export function LanguageSwitch() {
  const say = useWords(shellWords);
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => switchLanguage(other)}
    >
      <bdi>{say('language')}</bdi>
    </button>
  );
}
