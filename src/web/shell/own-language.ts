import { useEffect } from 'react';
import { useSettings } from '../shared/settings.ts';
import { switchLanguage } from '../shared/words.ts';

/** Speaks the language that the person has chosen, in whichever browser they sign in. */
export function useOwnLanguage(): void {
  const { language } = useSettings();
  useEffect(() => {
    if (language) switchLanguage(language);
  }, [language]);
}
