// Result<T>: the channel for "cannot go on". An author's mistake is a Diagnostic
// instead (diagnostic.h); a bug of ours is an assert.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace galley {

// Why an operation could not be carried out, as one sentence for a person,
// and, where there is one, what to do about it.
struct Error {
  std::string message;
  std::string hint;
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> failure(std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{std::move(message), std::move(hint)});
}

}  // namespace galley

#define GALLEY_JOIN_INNER(a, b) a##b
#define GALLEY_JOIN(a, b) GALLEY_JOIN_INNER(a, b)

// TRY(auto value, expression): takes the value out of a Result, or returns its error.
#define TRY(declaration, ...)                                          \
  auto GALLEY_JOIN(galley_try_, __LINE__) = (__VA_ARGS__);             \
  if (!GALLEY_JOIN(galley_try_, __LINE__))                             \
    return ::tl::unexpected(GALLEY_JOIN(galley_try_, __LINE__).error()); \
  declaration = std::move(*GALLEY_JOIN(galley_try_, __LINE__))

// TRY_VOID(expression): the same for a Result<void>.
#define TRY_VOID(...)                                                  \
  do {                                                                 \
    auto galley_try_void = (__VA_ARGS__);                              \
    if (!galley_try_void) return ::tl::unexpected(galley_try_void.error()); \
  } while (false)
