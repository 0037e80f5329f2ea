import { z } from 'zod';

export const foundDeviceSchema = z.object({
  kind: z.enum(['cpu', 'gpu']),
  name: z.string(),
  /** Memory that TensorFlow may use, MiB; null for the CPU. */
  megabytes: z.number().nullable(),
});
export type FoundDevice = z.infer<typeof foundDeviceSchema>;

/** The device that computes, and what else was found. */
export const deviceSchema = z.object({
  kind: z.enum(['cpu', 'gpu']),
  name: z.string(),
  threads: z.number().int(),
  tensorflow: z.string(),
  /** Does it run a loop over time as one operation? */
  nativeLoops: z.boolean(),
  /** The GPUs first. */
  devices: z.array(foundDeviceSchema),
  /** TensorFlow's GPU build is set up, and no GPU could be started. */
  lacksGpu: z.boolean(),
});
export type Device = z.infer<typeof deviceSchema>;
