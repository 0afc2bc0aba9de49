import { afterEach, describe, test } from 'vitest';

/** What a back end may be unable to do by its nature; those tests are skipped. */
export type Ability = 'reopen' | 'trim';

/** A port on a place of its own, empty at first. */
export interface Opened<Port> {
  port: Port;
  /** Ends the connection and opens the same place again, as a restart would. */
  reopen: () => Promise<Port>;
  /** Ends the connection and removes the place. */
  remove: () => Promise<void>;
}

/** One back end as the suite of one port sees it. */
export interface Contract<Port> {
  name: string;
  open: () => Promise<Opened<Port>>;
  /** What is missing for this back end to be there; stands in the titles of the skipped tests. */
  needs?: string;
  cannot?: readonly Ability[];
}

/** What a suite gets: fresh places, removed after each test. */
export interface Suite<Port> {
  open: () => Promise<Opened<Port>>;
  can: (ability: Ability) => boolean;
}

/** Registers the tests of one port on one back end; an absent one shows as skipped, with the reason. */
export function describeContract<Port>(
  port: string,
  { name, open, needs, cannot = [] }: Contract<Port>,
  register: (suite: Suite<Port>) => void,
): void {
  if (needs) {
    test.skip(`${port} on ${name}: absent, needs ${needs}`);
    return;
  }
  describe(`${port} on ${name}`, () => {
    const places: Opened<Port>[] = [];
    afterEach(async () => {
      for (const place of places.splice(0)) await place.remove();
    });
    register({
      async open() {
        const place = await open();
        places.push(place);
        return place;
      },
      can: (ability) => !cannot.includes(ability),
    });
  });
}
