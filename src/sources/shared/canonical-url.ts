// Parameters that say where a reader came from, never which page it is.
const tracking =
  /^(utm_\w+|spm|scm|from|fr|wfr|share\w*|fbclid|gclid|yclid|msclkid|mc_[ce]id|igshid|isappinstalled|nsukey|_ga|vd_source|log_from|hmsr|hmpl|hmcu|hmkw|hmci)$/i;

const longestUrl = 4096;

/**
 * The one spelling of an http(s) address: resolved against `base`, without fragment, credentials, default
 * port and tracking parameters, query sorted. `undefined` for every other scheme and for what is no address.
 */
export function canonicalUrl(url: string, base?: string): string | undefined {
  const trimmed = url.trim();
  if (trimmed.length > longestUrl || !URL.canParse(trimmed, base)) return undefined;
  const parsed = new URL(trimmed, base);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  if (parsed.hostname === '') return undefined;
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  const query = sortedQuery(parsed.search);
  // The setter would strip a question mark that belongs to the query.
  parsed.search = query === '' ? '' : `?${query}`;
  return parsed.href;
}

/** The address as stated, made absolute where that is possible; empty ones are `undefined`. */
export function resolved(address: string, base: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === '') return undefined;
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : trimmed;
}

/** Works on the raw text: decoding would destroy values that were percent-encoded in GBK. */
function sortedQuery(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=', 1)[0] ?? ''))
    .sort()
    .join('&');
}
