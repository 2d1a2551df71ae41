import { loadKubeconfig } from '../../cluster/live/credentials/kubeconfig/load-kubeconfig.ts';
import type { CommandContext } from '../command.ts';

/** The names that a kubeconfig has for a kind of entry; none where it cannot be read. */
export function kubeconfigNames(kind: 'contexts' | 'clusters' | 'users', context: CommandContext): string[] {
  const config = loadKubeconfig(context.global.connection.kubeconfig, context.environment);
  return config.ok ? [...config.value[kind].keys()] : [];
}
