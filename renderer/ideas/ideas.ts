/** The ideas of the lecture that Unroll comes from, in its order: a text `ideas:<id>` each. A formula in the subset of TeX that the app draws. */
export const ideas = {
  overTime: 'h_t = f(x_t, h_{t-1})',
  weightedDivergence: 'DIV = \\sum_t w_t \\cdot Div(Y(t), d(t))',
  crossEntropy: 'Div(Y(t), d(t)) = -\\log Y_{d(t)}(t)',
  nextSymbol: 'd(t) = x_{t+1}',
  oneHot: '|x_i| = 1, |x_i - x_j| = \\sqrt{2}',
  projection: 'p_t = P \\cdot x_t',
  generation: 'x_{t+1} \\sim Y(t)',
  manyToOne: 'w_T = 1, w_t = 0',
  throughTime: '\\partial DIV/\\partial h_{t-1} = \\partial DIV/\\partial h_t \\cdot \\partial h_t/\\partial h_{t-1}',
  gates: 'c_t = f_t \\odot c_{t-1} + i_t \\odot g_t',
} as const;

export type IdeaId = keyof typeof ideas;
export const ideaIds = Object.keys(ideas) as readonly IdeaId[];
