// A loop over time as a list of instructions on buffers, written by shared/compiler/loop/ and read here. It is planned
// there: which buffer is where, what is a view of what. Here it is only run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels.h"

namespace unroll {

// Where a buffer is at timestep t (float32 and int32 have the same size; offsets and sizes are in elements).
enum class Home {
  kCarry,      // what the loop hands from timestep to timestep
  kStep,       // row t of an input [T, ...]
  kInvariant,  // an input that is the same at every timestep
  kStack,      // row t of an output [T, ...]
  kArena,      // scratch memory of the call
  kTurns,      // two places of the arena by turns, so that a carry's old value is there while the new one is written
  kBlock,      // scratch memory that holds the rows of one block only
};

struct Buffer {
  Home home;
  long index;   // of the carry, input or output; where in the arena (kTurns: the first place)
  long second;  // kTurns: the second place
  long size;    // elements a timestep
};

struct Place {
  long buffer;
  long offset;
  long row;
  long col;
  long advance;  // elements from a block of rows to the next: 0 in a buffer that holds one block
};

struct Instruction {
  RowFn run = nullptr;  // nullptr: a product
  long rows = 0;
  long width = 0;
  float attr = 0;
  Place out{};
  std::vector<Place> in;
  // Of a product only: in[0] times the packed matrix, plus in[1] where there is one.
  long inner = 0;
  long matrix = 0;
};

// Row operations that are run block of rows by block of rows, so that what one writes the next still finds near by; a
// product stands alone and takes all rows.
struct Group {
  long rows;
  long block;
  std::vector<Instruction> instructions;
};

struct Matrix {
  Place from;
  long inner;
  long width;
  bool transposed;
  long packedAt;  // in the arena
};

struct Constant {
  long at;  // in the arena
  long size;
  float value;
};

struct Port {
  std::vector<int64_t> shape;
  long size;  // elements, all timesteps
};

class LoopProgram {
 public:
  // Throws std::runtime_error with what is wrong in the text.
  LoopProgram(const std::string &text, const Kernels *kernels);

  // Inputs: carries, steps, invariants. Outputs: carries, stacks. Sizes must be those of `inputs` and `outputs`.
  void run(const std::vector<const float *> &inputs, const std::vector<float *> &outputs, float *arena) const;

  std::vector<Port> inputs, outputs;
  long arenaSize = 0;

 private:
  const Kernels *kernels_;
  long length_ = 0;
  bool reverse_ = false;
  long carries_ = 0, steps_ = 0;
  std::vector<Buffer> buffers_;
  std::vector<Constant> constants_;
  std::vector<Matrix> matrices_;
  std::vector<Group> groups_;
  std::vector<Place> next_;  // of each carry
};

}  // namespace unroll
