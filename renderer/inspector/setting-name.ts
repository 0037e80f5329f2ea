import type { Training } from '../../shared/document/schema.ts';

/** A field of the training settings; its label is `app:settings.<name>`. */
export type SettingName = keyof Training;
