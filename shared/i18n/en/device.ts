/** What computes. */
export const device = {
  starting: 'Starting TensorFlow',
  crashed: 'Engine stopped',
  lacksGpu:
    "TensorFlow's GPU build is set up, but no GPU could be started, so the CPU computes. Check that an NVIDIA driver is installed (nvidia-smi lists the card), or go back with: npm run setup -- --cpu",
  memory: '{{name}}, {{megabytes}} MB',
  threads: '{{count}} threads',
  threads_one: '{{count}} thread',
  idle: 'Not used',
  noGpu: 'No GPU',
};
