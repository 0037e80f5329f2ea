import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { metricLineSchema, runFiles, type MetricLine } from '../../../shared/ipc/run-files.ts';
import { replaceFile, writeFailure } from '../files/write-safely.ts';

/** `metrics.jsonl` while it is written: lines wait in memory and reach the file together. */
export class MetricsLog {
  readonly #path: string;
  readonly #file: FileHandle;
  #waiting: string[] = [];
  /** A sample was written, now or before the run was continued. */
  #sampled: boolean;

  private constructor(path: string, file: FileHandle, sampled: boolean) {
    this.#path = path;
    this.#file = file;
    this.#sampled = sampled;
  }

  get hasSamples(): boolean {
    return this.#sampled;
  }

  /** Opens the log of a run that continues from `step`: lines of later steps, and a torn last one, are cut off. */
  static async open(folder: string, step: number): Promise<MetricsLog> {
    const path = join(folder, runFiles.metrics);
    try {
      const kept = (await readMetrics(folder)).filter((line) => line.step <= step);
      await replaceFile(path, kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
      return new MetricsLog(path, await open(path, 'a'), kept.some(({ type }) => type === 'sample'));
    } catch (error) {
      throw writeFailure(error, path);
    }
  }

  add(line: MetricLine): void {
    this.#sampled ||= line.type === 'sample';
    this.#waiting.push(`${JSON.stringify(line)}\n`);
  }

  /** @throws UserError no room; a line may then be torn, which readers tolerate. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const text = this.#waiting.join('');
    this.#waiting = [];
    try {
      await this.#file.appendFile(text);
    } catch (error) {
      throw writeFailure(error, this.#path);
    }
  }

  /** Everything added is on the disk when this returns. */
  async sync(): Promise<void> {
    await this.flush();
    try {
      await this.#file.sync();
    } catch (error) {
      throw writeFailure(error, this.#path);
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** The lines of a run's log; what is not a whole line (the last one, after a crash) is left out. */
export async function readMetrics(folder: string): Promise<MetricLine[]> {
  const text = await readFile(join(folder, runFiles.metrics), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    try {
      return [metricLineSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
