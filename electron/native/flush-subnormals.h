// While one lives, this thread takes floats below 1.2e-38 for 0, as TensorFlow's own threads do (its ScopedFlushDenormal). A session of
// one thread runs in the thread that calls it, where nothing does: gradients that fade over many timesteps pass through a range in
// which each operation costs a processor a hundred cycles, and would differ from those of the same network in several threads.
#pragma once

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

#include <cstdint>

class FlushSubnormals {
 public:
  FlushSubnormals() : before_(Read()) { Write(before_ | kFlush); }
  ~FlushSubnormals() { Write(before_); }
  FlushSubnormals(const FlushSubnormals &) = delete;
  FlushSubnormals &operator=(const FlushSubnormals &) = delete;

 private:
#if defined(__x86_64__)
  static constexpr uint64_t kFlush = 0x8040;  // MXCSR: results to zero (bit 15), operands as zero (bit 6)
  static uint64_t Read() { return _mm_getcsr(); }
  static void Write(uint64_t value) { _mm_setcsr(static_cast<uint32_t>(value)); }
#elif defined(__aarch64__)
  static constexpr uint64_t kFlush = uint64_t{1} << 24;  // FPCR.FZ: both
  static uint64_t Read() {
    uint64_t value;
    asm volatile("mrs %0, fpcr" : "=r"(value));
    return value;
  }
  static void Write(uint64_t value) { asm volatile("msr fpcr, %0" : : "r"(value)); }
#else
  static constexpr uint64_t kFlush = 0;
  static uint64_t Read() { return 0; }
  static void Write(uint64_t) {}
#endif

  const uint64_t before_;
};
