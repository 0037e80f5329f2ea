/** Training view, generate and answer panels, export. */
export const training = {
  title: 'Train',
};
