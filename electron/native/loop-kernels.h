// Arithmetic on rows of float32, compiled once for each instruction set (see build/setup/addon.mjs); `bestKernels` picks
// the widest that the processor has.
#pragma once

namespace unroll {

// A matrix in memory: element (r, c) is p[r * row + c * col]. col is 1, or 0 where one number stands for a whole row; row
// is 0 where one row stands for all.
struct View {
  float *p;
  long row;
  long col;
};

// out[rows, width] from the views in `in`; `attr` is the operation's one number, if it has one.
using RowFn = void (*)(long rows, long width, const View *in, float attr, View out);

// A matrix [inner, width] (or, transposed, [width, inner]), `row` numbers from row to row, laid out for `multiply`: panels of
// `panelWidth` columns, the last one filled with zeros.
using PackFn = void (*)(const float *from, long row, long inner, long width, bool transposed, float *to);

// out[rows, width] = a[rows, inner] * packed (+ add where add.p is set). Columns of `a` and `out` are contiguous.
using MultiplyFn = void (*)(long rows, long width, long inner, View a, const float *packed, View add, View out);

struct Kernels {
  const char *name;
  long panelWidth;
  PackFn pack;
  MultiplyFn multiply;
  // nullptr where no operation has the name.
  RowFn (*rowOperation)(const char *name);
};

const Kernels *bestKernels();

}  // namespace unroll
