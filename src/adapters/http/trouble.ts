import { AppError } from '../../domain/errors.ts';

const words: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset by the server',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'name service does not answer',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
  UND_ERR_SOCKET: 'connection broken off',
  UND_ERR_HEADERS_OVERFLOW: 'response headers too large',
  CERT_HAS_EXPIRED: 'certificate expired',
  CERT_NOT_YET_VALID: 'certificate not yet valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in the chain',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate chain incomplete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate issuer unknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate is for another host',
  Z_DATA_ERROR: 'compressed content is damaged',
  Z_BUF_ERROR: 'compressed content is cut off',
};

/** Network trouble in plain words with its code: `connection refused (ECONNREFUSED)`. */
export function troubleInWords(error: unknown): string {
  const chain = causes(error);
  for (const link of chain) {
    const code = codeOf(link);
    const known = words[code];
    if (known !== undefined) return `${known} (${code})`;
    if (link instanceof Error && link.name === 'HTTPParserError')
      return `not valid HTTP (${link.message})`;
  }
  const last = chain.at(-1);
  return last instanceof Error ? last.message : String(last);
}

/** The guard's reason when the error, or what caused it, is a refusal of the address guard. */
export function refusalOfGuard(error: unknown): string | undefined {
  const refusal = causes(error).find(
    (link) => link instanceof AppError && link.code === 'not-permitted',
  );
  return refusal instanceof AppError ? refusal.message : undefined;
}

/** The error and what caused it, outermost first; of several connection attempts, each. */
function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [error];
  for (let at = 0; at < chain.length && at < 10; at += 1) {
    const link = chain[at];
    if (link instanceof AggregateError) chain.push(...link.errors);
    if (link instanceof Error && link.cause !== undefined) chain.push(link.cause);
  }
  return chain;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
