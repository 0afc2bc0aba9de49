import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problem, YamlPath } from './problem.ts';

/** A YAML file as data, with the line of everything in it. */
export interface YamlFile {
  file: string;
  /** Plain data; `null` for an empty file. */
  data: unknown;
  /** Line, from 1, of the key or list item at the path, or of the nearest thing above it that is there. */
  lineOf(path: YamlPath): number;
}

export type YamlReading =
  { kind: 'read'; yaml: YamlFile } | { kind: 'absent' } | { kind: 'broken'; problems: Problem[] };

/** Reads a file; a missing file and broken syntax are values. */
export async function readYaml(file: string): Promise<YamlReading> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return { kind: 'absent' };
    const reason = cause instanceof Error ? cause.message : String(cause);
    return {
      kind: 'broken',
      problems: [{ file, line: 1, path: [], message: `not readable: ${reason}` }],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      path: [],
      message: `not YAML: ${error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? error.code}`,
    }));
    return { kind: 'broken', problems };
  }
  const lineOf = (path: YamlPath) => lines.linePos(Math.max(0, offsetOf(document, path))).line;
  return { kind: 'read', yaml: { file, data: document.toJS(), lineOf } };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
