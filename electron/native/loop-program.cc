#include "loop-program.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <sstream>
#include <stdexcept>

namespace unroll {
namespace {

class Reader {
 public:
  explicit Reader(const std::string &text) : words_(text) {}
  std::string word() {
    std::string word;
    if (!(words_ >> word)) throw std::runtime_error("the loop's program ends too early");
    return word;
  }
  long number() { return std::stol(word()); }
  // Not strtof: a program must read the same in every locale.
  float real() {
    const std::string found = word();
    float value = 0;
    if (std::from_chars(found.data(), found.data() + found.size(), value).ec == std::errc::invalid_argument)
      throw std::runtime_error("the loop's program has " + found + " where a number belongs");
    return value;
  }
  void expect(const char *wanted) {
    const std::string found = word();
    if (found != wanted) throw std::runtime_error("the loop's program has " + found + " where " + wanted + " belongs");
  }
  Place place(const std::vector<Buffer> &buffers) {
    Place place{};
    place.buffer = number();
    place.offset = number();
    place.row = number();
    place.col = number();
    place.advance = buffers.at(static_cast<size_t>(place.buffer)).home == Home::kBlock ? 0 : place.row;
    return place;
  }

 private:
  std::istringstream words_;
};

Home homeOf(const std::string &word) {
  static const char *const names[] = {"carry", "step", "invariant", "stack", "arena", "turns", "block"};
  for (int i = 0; i < 7; ++i)
    if (word == names[i]) return static_cast<Home>(i);
  throw std::runtime_error("the loop's program has an unknown home: " + word);
}

}  // namespace

LoopProgram::LoopProgram(const std::string &text, const Kernels *kernels) : kernels_(kernels) {
  Reader read(text);
  read.expect("loop");
  if (read.number() != 1) throw std::runtime_error("the loop's program is of another version");
  length_ = read.number();
  reverse_ = read.number() != 0;
  carries_ = read.number();
  steps_ = read.number();
  arenaSize = read.number();
  // Matrices are laid out for the processor's panels, which the text does not know: they follow what it planned.
  for (std::vector<Port> *ports : {&inputs, &outputs}) {
    ports->resize(static_cast<size_t>(read.number()));
    for (Port &port : *ports) {
      port.shape.resize(static_cast<size_t>(read.number()));
      port.size = 1;
      for (int64_t &size : port.shape) port.size *= size = read.number();
    }
  }
  buffers_.resize(static_cast<size_t>(read.number()));
  for (Buffer &buffer : buffers_) {
    buffer.home = homeOf(read.word());
    buffer.index = read.number();
    buffer.second = read.number();
    buffer.size = read.number();
  }
  constants_.resize(static_cast<size_t>(read.number()));
  for (Constant &constant : constants_) {
    constant.at = read.number();
    constant.size = read.number();
    constant.value = read.real();
  }
  matrices_.resize(static_cast<size_t>(read.number()));
  for (Matrix &matrix : matrices_) {
    matrix.from = read.place(buffers_);
    matrix.inner = read.number();
    matrix.width = read.number();
    matrix.transposed = read.number() != 0;
    matrix.packedAt = arenaSize;
    const long panels = (matrix.width + kernels->panelWidth - 1) / kernels->panelWidth;
    arenaSize += (matrix.inner * panels * kernels->panelWidth + 15) / 16 * 16;
  }
  groups_.resize(static_cast<size_t>(read.number()));
  for (Group &group : groups_) {
    group.rows = read.number();
    group.block = read.number();
    group.instructions.resize(static_cast<size_t>(read.number()));
    for (Instruction &instruction : group.instructions) {
      const std::string name = read.word();
      instruction.rows = group.rows;
      instruction.width = read.number();
      instruction.attr = read.real();
      instruction.out = read.place(buffers_);
      instruction.in.resize(static_cast<size_t>(read.number()));
      for (Place &in : instruction.in) in = read.place(buffers_);
      if (name == "product") {
        instruction.inner = read.number();
        instruction.matrix = read.number();
        if (instruction.matrix < 0 || instruction.matrix >= static_cast<long>(matrices_.size())) throw std::runtime_error("the loop's program multiplies by no matrix");
      } else if (!(instruction.run = kernels->rowOperation(name.c_str()))) {
        throw std::runtime_error("the loop's program has an unknown operation: " + name);
      }
    }
  }
  next_.resize(static_cast<size_t>(carries_));
  for (Place &place : next_) place = read.place(buffers_);
  read.expect("end");
}

void LoopProgram::run(const std::vector<const float *> &in, const std::vector<float *> &out, float *arena) const {
  std::vector<float *> bases(buffers_.size(), nullptr);
  std::vector<const float *> carries(in.begin(), in.begin() + carries_);
  const auto input = [&](long i) { return const_cast<float *>(in[static_cast<size_t>(i)]); };
  for (const Constant &constant : constants_) std::fill_n(arena + constant.at, constant.size, constant.value);
  for (size_t i = 0; i < buffers_.size(); ++i) {
    const Buffer &buffer = buffers_[i];
    if (buffer.home == Home::kInvariant) bases[i] = input(carries_ + steps_ + buffer.index);
    if (buffer.home == Home::kArena || buffer.home == Home::kBlock) bases[i] = arena + buffer.index;
  }
  for (const Matrix &matrix : matrices_)
    kernels_->pack(bases[static_cast<size_t>(matrix.from.buffer)] + matrix.from.offset, matrix.from.row, matrix.inner, matrix.width, matrix.transposed, arena + matrix.packedAt);

  const auto viewAt = [&](const Place &place, long row) {
    return View{bases[static_cast<size_t>(place.buffer)] + place.offset + row * place.advance, place.row, place.col};
  };
  View views[8];
  for (long turn = 0; turn < length_; ++turn) {
    const long t = reverse_ ? length_ - 1 - turn : turn;
    for (size_t i = 0; i < buffers_.size(); ++i) {
      const Buffer &buffer = buffers_[i];
      switch (buffer.home) {
        case Home::kCarry: bases[i] = const_cast<float *>(carries[static_cast<size_t>(buffer.index)]); break;
        case Home::kStep: bases[i] = input(carries_ + buffer.index) + t * buffer.size; break;
        case Home::kStack: bases[i] = out[static_cast<size_t>(carries_ + buffer.index)] + t * buffer.size; break;
        case Home::kTurns: bases[i] = arena + (turn % 2 == 0 ? buffer.index : buffer.second); break;
        default: break;
      }
    }
    for (const Group &group : groups_) {
      for (long row = 0; row < group.rows; row += group.block) {
        const long rows = std::min(group.block, group.rows - row);
        for (const Instruction &instruction : group.instructions) {
          for (size_t k = 0; k < instruction.in.size(); ++k) views[k] = viewAt(instruction.in[k], row);
          const View to = viewAt(instruction.out, row);
          if (instruction.run) {
            instruction.run(rows, instruction.width, views, instruction.attr, to);
          } else {
            const View add = instruction.in.size() > 1 ? views[1] : View{nullptr, 0, 1};
            const Matrix &matrix = matrices_[static_cast<size_t>(instruction.matrix)];
            kernels_->multiply(rows, instruction.width, instruction.inner, views[0], arena + matrix.packedAt, add, to);
          }
        }
      }
    }
    for (size_t i = 0; i < next_.size(); ++i) carries[i] = viewAt(next_[i], 0).p;
  }
  for (size_t i = 0; i < carries.size(); ++i)
    if (carries[i] != out[i]) std::memcpy(out[i], carries[i], static_cast<size_t>(outputs[i].size) * sizeof(float));
}

}  // namespace unroll
