import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type CompleteDryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { configureGlobal, readConfigureGlobal } from 'fast-check';
import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tests } from './tests.ts';

const folders = ['test/domain/case', 'test/domain/calendar', 'test/domain/evaluation'];
// the sandbox has no docs, its process has one time zone, and Node cannot import what the third compares with
const leftOut = ['page.test.ts', 'time-zones.test.ts', 'libraries.test.ts'];

/** What Stryker's instrumented code and its runners tell each other. */
const fault: InstrumenterContext = {};
Object.assign(globalThis, { __stryker__: fault });

/**
 * Runs the tests of the case and the calendar within Stryker's process, which loads them once: with a fault
 * every few hundredths of a second instead of every few seconds, all faults of both folders can be tried.
 */
class InProcessRunner implements TestRunner {
  /** Nothing that the tests load keeps a fault, so that there is nothing to load anew. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    process.env['MODEL_RUNS'] = '20'; // a fault that random walks find shows in the first few
    const shim = JSON.stringify(new URL('tests.ts', import.meta.url).href);
    const hook = `export const resolve = (name, context, next) =>
      name === 'vitest' ? { url: ${shim}, shortCircuit: true } : next(name, context);`;
    register(`data:text/javascript,${encodeURIComponent(hook)}`);
    await load('test/support/property-seed.ts');
    // one counter-example is enough to catch a fault, however long
    configureGlobal({ ...readConfigureGlobal(), endOnFailure: true });
    for (const folder of folders)
      for (const file of readdirSync(folder).sort())
        if (file.endsWith('.test.ts') && !leftOut.includes(file)) await load(`${folder}/${file}`);
  }

  async dryRun(): Promise<CompleteDryRunResult> {
    await run(everyTest(), false);
    // told is the second round: a test that only passes once would catch every fault
    const results = await run(everyTest(), false);
    const { mutantCoverage } = fault;
    return {
      status: DryRunStatus.Complete,
      tests: results,
      ...(mutantCoverage && { mutantCoverage }),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter, disableBail } = options;
    Object.assign(fault, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const chosen = testFilter?.map(Number) ?? everyTest();
    const results = await run(chosen.toSorted(quickestFirst), !disableBail);
    const { hitCount } = fault;
    delete fault.activeMutant;
    await checkUnharmed(results);
    return toMutantRunResult(
      determineHitLimitReached(hitCount, hitLimit) ?? {
        status: DryRunStatus.Complete,
        tests: results,
      },
    );
  }
}

async function load(file: string): Promise<void> {
  await import(pathToFileURL(resolve(file)).href);
}

/** How long each test took the last time, in ms. */
const durations: number[] = [];

function quickestFirst(a: number, b: number): number {
  return (durations[a] ?? 0) - (durations[b] ?? 0);
}

function everyTest(): number[] {
  return tests.map((_, index) => index);
}

/** A test that fails without the fault too has kept something of it: Stryker starts anew and tries again. */
async function checkUnharmed(results: readonly TestResult[]): Promise<void> {
  const failed = results.filter(({ status }) => status === TestStatus.Failed);
  const again = await run(
    failed.map(({ id }) => Number(id)),
    true,
  );
  const harmed = again.find(({ status }) => status === TestStatus.Failed);
  if (harmed) throw new Error(`“${harmed.name}” fails also without a fault`);
}

async function run(chosen: readonly number[], bail: boolean): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const index of chosen) {
    const test = tests[index];
    if (test === undefined) throw new Error(`no test ${index}: there are ${tests.length}`);
    const id = String(index);
    const startedAt = performance.now();
    fault.currentTestId = id;
    let failureMessage: string | undefined;
    try {
      await test.body();
    } catch (error) {
      failureMessage = String(error);
    }
    delete fault.currentTestId;
    const timeSpentMs = performance.now() - startedAt;
    if (failureMessage === undefined) durations[index] = timeSpentMs;
    const base = { id, name: test.name, timeSpentMs };
    results.push(
      failureMessage === undefined
        ? { ...base, status: TestStatus.Success }
        : { ...base, status: TestStatus.Failed, failureMessage },
    );
    if (bail && failureMessage !== undefined) break;
  }
  return results;
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner),
];
