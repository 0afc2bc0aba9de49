/** Keys and list positions from the top of a file down. */
export type YamlPath = readonly (string | number)[];

/** Where in a file something is wrong, and the value found with what would be right. */
export interface Finding {
  path: YamlPath;
  message: string;
}

/** A finding with its place: one thing that is wrong with the configuration. */
export interface Problem extends Finding {
  file: string;
  /** From 1. */
  line: number;
}

/** `config/embedded.yaml:12 crawl.perHostGap: got "2days", expected …`. */
export function problemInWords({ file, line, path, message }: Problem): string {
  const place = path.length === 0 ? '' : `${pathInWords(path)}: `;
  return `${file}:${line} ${place}${message}`;
}

/** A path as people write it, e.g. `access.users[2].roles[0]`. */
export function pathInWords(path: YamlPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
