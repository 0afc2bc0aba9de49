import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Finding, Problem, YamlPath } from './problem.ts';

/** A YAML file as data, with the line of everything in it. */
export interface YamlFile {
  file: string;
  /** Plain data; `null` for an empty file. */
  data: unknown;
  /** Findings with the line, from 1, of the key or list item, or of the nearest thing above it that is there. */
  locate(findings: readonly Finding[]): Problem[];
}

export type YamlReading =
  { kind: 'read'; yaml: YamlFile } | { kind: 'absent' } | { kind: 'broken'; problems: Problem[] };

/** Reads a file; a missing file and broken syntax are values. */
export async function readYaml(file: string): Promise<YamlReading> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      return { kind: 'absent' };
    }
    return broken(file, [{ line: 1, message: `not readable: ${reasonOf(cause)}` }]);
  }
  return parseYaml(file, text);
}

function parseYaml(file: string, text: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    return broken(
      file,
      document.errors.map((error) => ({
        line: lineAt(error.pos[0]),
        message: `not YAML: ${reasonOf(error)}`,
      })),
    );
  }
  const locate = (findings: readonly Finding[]) =>
    findings.map(({ path, message }) => {
      return { file, line: lineAt(offsetOf(document, path)), path, message };
    });
  try {
    return { kind: 'read', yaml: { file, data: document.toJS(), locate } };
  } catch (cause) {
    // an alias that names nothing, or too many of them
    return broken(file, [{ line: 1, message: `not YAML: ${reasonOf(cause)}` }]);
  }
}

function broken(file: string, found: readonly { line: number; message: string }[]): YamlReading {
  return { kind: 'broken', problems: found.map((one) => ({ file, path: [], ...one })) };
}

/** The first line of an error's message, without the place that we tell ourselves. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/ at line [\s\S]*$/, '').split('\n', 1)[0] ?? '';
}

function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
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
