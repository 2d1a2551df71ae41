import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { node, pod, podDown } from '../testing/workloads.ts';
import { podOnDeadNode } from './pod-on-dead-node.ts';

test('a pod on a node that is silent, not ready or gone leads to the node', async () => {
  for (const objects of [[node('Unknown')], [node('False')], []])
    expect(await told(podOnDeadNode, podDown(pod()), { objects })).toEqual(['certain → node-down one']);
});

test('a pod on a node that works, or that may not be read, does not', async () => {
  expect(await told(podOnDeadNode, podDown(pod()), { objects: [node()] })).toEqual([]);
  expect(await told(podOnDeadNode, podDown(pod()), { objects: [], forbidden: ['nodes'] })).toEqual([]);
});

test('a pod that has ended needs no node', async () => {
  expect(await told(podOnDeadNode, podDown(pod({ phase: 'Failed' })), { objects: [] })).toEqual([]);
});
