import type { ControlPlane } from './control-plane.ts';

/** An example that runs in the sandbox. */
export interface RunningExample {
  stop(): Promise<void>;
}

/** What the sandbox starts after the control plane and its fake node, in this order; stopped in the reverse one. */
export const EXAMPLES: readonly ((plane: ControlPlane) => Promise<RunningExample>)[] = [];
