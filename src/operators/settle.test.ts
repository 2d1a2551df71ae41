import { describe, expect, test } from 'vitest';
import type { Claim } from './claim.ts';
import type { OperatorEvidence } from './model.ts';
import { type Claimant, settle } from './settle.ts';

const REDIS = 'redisclusters.cache.example.com';

/** `NAMESPACE/NAME SOURCE WEIGHT`, for the RedisClusters unless another type follows. */
function claim(text: string): Claim {
  const [workload = '', source = '', weight = '', type = REDIS] = text.split(' ');
  const evidence = { source, weight, text } as OperatorEvidence;
  return { workload, type, evidence };
}

const claimant = (key: string): Claimant => {
  const [namespace = '', name = ''] = key.split('/');
  return { namespace, name, serviceAccount: name.split('+')[0] };
};

/** Who serves the RedisClusters after these claims. */
function settled(...claims: string[]) {
  return settle(claims.map(claim), claimant);
}
const servers = (...claims: string[]) => [...settled(...claims).served.keys()];

describe('a type goes to', () => {
  test('the strongest claim', () => {
    expect(servers('a/x rbac strong', 'b/y rbac medium')).toEqual(['a/x']);
  });

  test('the one that more sources tell of, where the others serve something else', () => {
    const { served } = settled(
      'a/x rbac medium',
      'a/x known-operator medium',
      'b/y rbac medium',
      'b/y rbac strong others',
    );
    expect(served.get('a/x')?.map(({ type }) => type)).toEqual([REDIS]);
    expect(served.get('b/y')?.map(({ type }) => type)).toEqual(['others']);
  });

  test('nobody who merely uses it, unless there is nobody else', () => {
    expect(servers('a/x rbac strong others', 'a/x rbac weak')).toEqual(['a/x']);
    expect(settled('a/x rbac strong others', 'a/x rbac weak').served.get('a/x')).toHaveLength(1);
    expect(servers('a/x rbac weak')).toEqual(['a/x']);
  });

  test('nobody who was only installed with it', () => {
    expect(servers('a/x labels weak')).toEqual([]);
    expect(servers('a/x lease strong')).toEqual([]);
  });

  test('whoever answers its webhooks, where nothing says who else serves it', () => {
    expect(servers('a/hook webhook medium')).toEqual(['a/hook']);
  });
});

describe('contradictions', () => {
  test('both keep what they claim alike, and each is told of the other', () => {
    const { served, contradictions } = settled('a/x rbac strong', 'b/y rbac strong');
    expect([...served.keys()]).toEqual(['a/x', 'b/y']);
    expect(contradictions.get('a/x')).toEqual([`${REDIS} is also claimed by b/y`]);
  });

  test('a workload that would be left with nothing keeps its claim, though more speaks for another', () => {
    const { served, contradictions } = settled('a/x rbac strong', 'a/x conversion-webhook strong', 'b/y rbac strong');
    expect([...served.keys()]).toEqual(['a/x', 'b/y']);
    expect(contradictions.get('b/y')).toEqual([`${REDIS} is also claimed by a/x`]);
  });

  test('many types are told of in one line', () => {
    const claims = ['one', 'two', 'three'].flatMap((type) => [`a/x rbac strong ${type}`, `b/y rbac strong ${type}`]);
    expect(settled(...claims).contradictions.get('a/x')).toEqual(['one and 2 more types are also claimed by b/y']);
  });
});

describe('companions', () => {
  test('who only answers webhooks in the same namespace belongs to the operator', () => {
    const { served, companions, contradictions } = settled('a/x rbac strong', 'a/hook conversion-webhook strong');
    expect([...served.keys()]).toEqual(['a/x']);
    expect(companions.get('a/x')).toEqual(['a/hook']);
    expect(contradictions.size).toBe(0);
  });

  test('who has the same ServiceAccount belongs to it too', () => {
    const { served, companions } = settled('a/x rbac strong', 'a/x known-operator strong', 'a/x+helper rbac strong');
    expect([...served.keys()]).toEqual(['a/x']);
    expect(companions.get('a/x')).toEqual(['a/x+helper']);
  });

  test('a conversion webhook in another namespace is no companion: it contradicts', () => {
    const { served, contradictions } = settled('a/x rbac strong', 'b/hook conversion-webhook strong');
    expect([...served.keys()].sort()).toEqual(['a/x', 'b/hook']);
    expect(contradictions.get('a/x')).toEqual([`${REDIS} is also claimed by b/hook`]);
  });
});
