import Store from 'electron-store';
import { z } from 'zod';
import { recentSchema, settingsSchema, type Settings } from '../../shared/ipc/contract.ts';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
  maximized: z.boolean(),
});
export type Bounds = z.infer<typeof boundsSchema>;

const recentFilesSchema = z.array(recentSchema.omit({ exists: true }));
export type RecentFile = z.infer<typeof recentFilesSchema>[number];

const initialSettings: Settings = { theme: 'system', language: 'system' };

/** What is remembered from one start to the next. A damaged file or field counts as never written. */
export class Config {
  private readonly store = new Store<Record<string, unknown>>({ name: 'settings', clearInvalidConfig: true });

  get settings(): Settings {
    return settingsSchema.catch(initialSettings).parse(this.store.get('settings'));
  }

  set settings(settings: Settings) {
    this.store.set('settings', settings);
  }

  get bounds(): Bounds | null {
    return boundsSchema.nullable().catch(null).parse(this.store.get('window'));
  }

  set bounds(bounds: Bounds) {
    this.store.set('window', bounds);
  }

  get recent(): RecentFile[] {
    return recentFilesSchema.catch([]).parse(this.store.get('recent'));
  }

  set recent(files: RecentFile[]) {
    this.store.set('recent', files);
  }
}
