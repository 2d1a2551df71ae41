import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDebianPackage } from './debian-package.ts';
import { freePort } from './ports.ts';
import { startProcess } from './process.ts';
import { run } from './run.ts';
import { waitFor } from './wait.ts';

/** What is scraped: an address of this machine, and the labels that Prometheus would give the pod that it stands for. */
export interface PrometheusTarget {
  readonly job: string;
  readonly port: number;
  readonly namespace: string;
  readonly pod: string;
}

/** A running Prometheus. */
export interface Prometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Prometheus, which scrapes each second and keeps native histograms; resolves when it answers. */
export async function startPrometheus(targets: readonly PrometheusTarget[]): Promise<Prometheus> {
  const program = await ensurePrometheus();
  const directory = mkdtempSync(join(tmpdir(), 'kubectl-operator-prometheus-'));
  const config = join(directory, 'prometheus.yml');
  writeFileSync(config, JSON.stringify(configOf(targets)));
  const port = await freePort();
  const child = startProcess({
    name: 'prometheus',
    file: program,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--enable-feature=native-histograms',
    ],
    logFile: join(directory, 'log'),
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await child.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  const isReady = () =>
    fetch(`${url}/-/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  try {
    await waitFor('Prometheus to be ready', async () => !child.running || (await isReady()));
    if (!child.running) throw new Error('it has ended');
  } catch (error) {
    const log = child.log();
    await stop();
    throw new Error(`Prometheus did not start: ${String(error)}\n${log}`, { cause: error });
  }
  return { url, stop };
}

function configOf(targets: readonly PrometheusTarget[]): object {
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s' },
    // JSON is YAML.
    scrape_configs: targets.map(({ job, port, namespace, pod }) => ({
      job_name: job,
      static_configs: [{ targets: [`127.0.0.1:${port}`], labels: { namespace, pod } }],
    })),
  };
}

/** The `prometheus` of this machine, else that of Debian's package, which is unpacked and not installed. */
async function ensurePrometheus(): Promise<string> {
  const installed = await run('sh', ['-c', 'command -v prometheus']);
  if (installed.code === 0) return installed.stdout.trim();
  return join(await ensureDebianPackage('prometheus'), 'usr', 'bin', 'prometheus');
}
