import { expect, test } from 'vitest';
import { written } from './facts.fixture.ts';
import { tallyUsers } from './users.ts';

const [OLD, NEW] = ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'];

function usersOf(...objects: readonly ReturnType<typeof written>[]) {
  const tally = tallyUsers('example.com');
  for (const object of objects) tally.add(object);
  return tally;
}

test('who wrote is told by version, with how many objects and when last', () => {
  const { users, entries } = usersOf(
    written('a', `helm Apply v1alpha1 ${OLD}`, `operator Update v1 ${NEW}`),
    written('b', `helm Apply v1alpha1 ${NEW}`, `else Update other.example.com/v1alpha1 ${NEW}`),
  );
  expect(users()).toMatchObject([
    { version: 'v1', manager: 'operator', objects: 1, movedOn: false },
    { version: 'v1alpha1', manager: 'helm', operation: 'Apply', objects: 2, last: Date.parse(NEW), movedOn: false },
  ]);
  expect(entries()).toEqual(
    new Map([
      ['v1', 1],
      ['v1alpha1', 2],
    ]),
  );
});

test('a program that wrote any object later with another version has moved on', () => {
  const { users } = usersOf(written('a', `operator Update v1alpha1 ${OLD}`), written('b', `operator Update v1 ${NEW}`));
  expect(users().map(({ version, movedOn }) => [version, movedOn])).toEqual([
    ['v1', false],
    ['v1alpha1', true],
  ]);
});

test('a program that went back to the old version has not', () => {
  const { users } = usersOf(written('a', `operator Update v1alpha1 ${NEW}`), written('b', `operator Update v1 ${OLD}`));
  expect(users().find(({ version }) => version === 'v1alpha1')?.movedOn).toBe(false);
});

test.each(['kubectl-edit Update', 'helm Apply'])('%s has moved on with the objects that it wrote later only', (who) => {
  const moved = written('a', `${who} v1alpha1 ${OLD}`, `${who} v1 ${NEW}`);
  const stayed = written('b', `${who} v1alpha1 ${OLD}`);
  expect(
    usersOf(moved)
      .users()
      .find(({ version }) => version === 'v1alpha1')?.movedOn,
  ).toBe(true);
  expect(
    usersOf(moved, stayed)
      .users()
      .find(({ version }) => version === 'v1alpha1'),
  ).toMatchObject({
    ...{ movedOn: false, objects: 2, current: 1, example: 'shop/b' },
  });
});

test('writers under ever new names do not fill the memory', () => {
  const objects = Array.from({ length: 3000 }, (_, at) => written(`o${at}`, `m${at} Update v1 ${OLD}`));
  const users = usersOf(...objects).users();
  expect(users.length).toBeLessThanOrEqual(1001);
  expect(users.find(({ manager }) => manager === '(others)')?.objects).toBe(2000);
});
