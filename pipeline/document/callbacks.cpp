// md4c's C interface. No exception passes through it: what a callback throws is kept
// and thrown again behind md_parse().
#include "document/builder.h"

namespace galley::document {
namespace {

template <class Call>
int guarded(void* user, Call call) {
  auto& builder = *static_cast<Builder*>(user);
  try {
    call(builder);
    return 0;
  } catch (...) {
    builder.thrown = std::current_exception();
    return 1;
  }
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  return guarded(user, [&](Builder& builder) { builder.enter_block(type, detail); });
}
int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  return guarded(user, [&](Builder& builder) { builder.leave_block(type); });
}
int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  return guarded(user, [&](Builder& builder) { builder.enter_span(type, detail); });
}
int leave_span(MD_SPANTYPE /*type*/, void* /*detail*/, void* user) {
  return guarded(user, [&](Builder& builder) { builder.leave_span(); });
}
int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  return guarded(user, [&](Builder& builder) { builder.text(type, {text, size}); });
}

}  // namespace

bool run_md4c(const std::string& buffer, Builder& builder) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  const int result = md_parse(buffer.data(), static_cast<MD_SIZE>(buffer.size()), &parser, &builder);
  if (builder.thrown) std::rethrow_exception(builder.thrown);
  return result == 0;
}

}  // namespace galley::document
