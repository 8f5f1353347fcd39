// The rules of school grammar, class by class.  Each class is told by the stem's last syllable and a short
// list of the stems that are otherwise.
#include "text/conjugation.h"

#include <algorithm>
#include <utility>

#include "text/jamo.h"

namespace seogo::text {

namespace {

using enum FormKind;
using StemView = std::u32string_view;

// Jamo counted as Unicode does, with the names of those that the rules need.
struct Parts {
  char32_t leading, vowel, final;
};
constexpr char32_t lead_p = 17, lead_silent = 11;
constexpr char32_t vowel_a = 0, vowel_ae = 1, vowel_ya = 2, vowel_yae = 3, vowel_eo = 4, vowel_e = 5,
                   vowel_yeo = 6, vowel_ye = 7, vowel_o = 8, vowel_wa = 9, vowel_wae = 10, vowel_oe = 11,
                   vowel_u = 13, vowel_wo = 14, vowel_eu = 18, vowel_i = 20;
constexpr char32_t none = 0, final_n = 4, final_d = 7, final_l = 8, final_lm = 10, final_m = 16, final_b = 17,
                   final_s = 19, final_ss = final_ssangsios, final_h = 27;

constexpr Parts parts_of(char32_t syllable) {
  const char32_t place = syllable - first_syllable;
  return {place / 588, place / 28 % 21, place % 28};
}
constexpr char32_t made_of(Parts parts) {
  return first_syllable + (parts.leading * 21 + parts.vowel) * 28 + parts.final;
}
constexpr char32_t with_final(char32_t syllable, char32_t final) {
  return syllable - final_of(syllable) + final;
}

bool ends_in(StemView stem, StemView lasts) { return lasts.find(stem.back()) != lasts.npos; }

bool is_one_of(StemView stem, std::initializer_list<StemView> stems) {
  return std::ranges::find(stems, stem) != stems.end();
}

// 아 stands behind ㅏ and ㅗ, 어 behind the others.
char32_t a_or_eo(char32_t before) {
  const char32_t vowel = parts_of(before).vowel;
  return vowel == vowel_a || vowel == vowel_o || vowel == vowel_ya ? U'아' : U'어';
}

class Forms {
 public:
  explicit Forms(StemView stem) : stem_(stem), head_(stem.substr(0, stem.size() - 1)), last_(stem.back()) {}

  std::vector<Form> make() {
    add(std::u32string(stem_), plain);
    switch (final_of(last_)) {
      case none:
        open();
        break;
      case final_l:
        ends_in_l();
        break;
      case final_b:
        if (changes_final(stem_)) return ends_in_b(), std::move(forms_);
        closed(last_);
        break;
      case final_d:
        if (changes_final(stem_)) closed(with_final(last_, final_l));
        if (!ends_in(stem_, U"듣싣긷컫") && !is_one_of(stem_, {U"깨닫", U"치닫", U"내닫"})) closed(last_);
        break;
      case final_s:
        closed(changes_final(stem_) ? with_final(last_, none) : last_);
        break;
      case final_h:
        ends_in(stem_, U"갛겋랗렇얗옇떻맣멓") ? ends_in_h() : closed(last_);
        break;
      default:
        closed(last_);
    }
    return std::move(forms_);
  }

 private:
  void add(std::u32string text, FormKind kind) { forms_.push_back({std::move(text), kind}); }
  // The stem with another last syllable, and more behind it.
  std::u32string with(char32_t last, std::u32string_view more = {}) const {
    return std::u32string(head_).append(1, last).append(more);
  }

  // 도와 and 도왔, of which only the last syllable differs.
  void add_joined(std::u32string text) {
    std::u32string before = text;
    before.back() = with_final(before.back(), final_ss);
    add(std::move(text), joined);
    add(std::move(before), past);
  }

  void add_fused(char32_t open_last) {
    add(with(with_final(open_last, final_n)), modifier_n);
    add(with(with_final(open_last, final_l)), modifier_l);
    add(with(with_final(open_last, final_m)), noun_m);
    add(with(with_final(open_last, final_b)), polite_b);
  }

  // A consonant before 으 and 아: 먹, and what ㄷ and ㅅ become there (걸으면, 지으면).
  void closed(char32_t last) {
    add(with(last, U"으"), soft);
    add(with(last, U"은"), modifier_n);
    add(with(last, U"을"), modifier_l);
    add(with(last, U"음"), noun_m);
    add_joined(with(last, std::u32string(1, a_or_eo(last))));
  }

  void ends_in_l() {  // 만들: 만드는, 만든, 만들면
    const char32_t open_last = with_final(last_, none);
    add(std::u32string(stem_), soft);
    add(with(open_last), dropped);
    add(with(with_final(last_, final_n)), modifier_n);
    add(std::u32string(stem_), modifier_l);
    add(with(with_final(last_, final_lm)), noun_m);
    add(with(with_final(last_, final_b)), polite_b);
    add_joined(with(last_, std::u32string(1, a_or_eo(last_))));
  }

  void ends_in_b() {  // 아름답: 아름다운, 아름다워
    const char32_t open_last = with_final(last_, none);
    add(with(open_last, U"우"), soft);
    add(with(open_last, U"운"), modifier_n);
    add(with(open_last, U"울"), modifier_l);
    add(with(open_last, U"움"), noun_m);
    add_joined(with(open_last, is_one_of(stem_, {U"돕", U"곱"}) ? U"와" : U"워"));
  }

  void ends_in_h() {  // 빨갛: 빨간, 빨개
    const Parts parts = parts_of(last_);
    const char32_t open_last = with_final(last_, none);
    add(with(open_last), soft);
    add(with(open_last), dropped);
    add_fused(open_last);
    const auto vowel = [&](char32_t changed) { return with(made_of({parts.leading, changed, none})); };
    if (parts.vowel == vowel_ya) return add_joined(vowel(vowel_yae));  // 하얘
    if (parts.vowel == vowel_yeo) return add_joined(vowel(vowel_ye));  // 허예
    add_joined(vowel(vowel_ae));                                       // 빨개, 그래
    if (parts.vowel == vowel_eo) add_joined(vowel(vowel_e));           // 뻘게
  }

  void open() {
    add(std::u32string(stem_), soft);
    add_fused(last_);
    const Parts parts = parts_of(last_);
    if (last_ == U'르' && !head_.empty() &&
        !is_one_of(stem_, {U"따르", U"치르", U"들르", U"잇따르", U"다다르", U"우러르"}))
      return ends_in_reu();
    if (last_ == U'하') {
      add_joined(with(U'해'));
      return add_joined(with(U'하', U"여"));
    }
    if (parts.vowel == vowel_eu) {  // 쓰: 써; 바쁘: 바빠
      const bool is_bright = !head_.empty() && a_or_eo(head_.back()) == U'아';
      return add_joined(with(made_of({parts.leading, is_bright ? vowel_a : vowel_eo, none})));
    }
    if (parts.leading == lead_p && parts.vowel == vowel_u) return add_joined(with(U'퍼'));  // 푸
    contract(parts);
  }

  // 흐르: 흘러.  이르 is two words, 일러 and 이르러.
  void ends_in_reu() {
    if (is_one_of(stem_, {U"푸르", U"이르", U"노르"})) add_joined(std::u32string(stem_) + U"러");
    if (is_one_of(stem_, {U"푸르", U"노르"})) return;
    std::u32string text(head_);
    if (final_of(text.back()) != none) return;
    const bool is_bright = a_or_eo(text.back()) == U'아';
    text.back() = with_final(text.back(), final_l);
    add_joined(text + (is_bright ? U'라' : U'러'));
  }

  // Two vowels that meet become one: 터지어 터져, 오아 와, 배우어 배워, 되어 돼.
  void contract(const Parts& parts) {
    const auto contracted = [&](char32_t vowel) { add_joined(with(made_of({parts.leading, vowel, none}))); };
    switch (parts.vowel) {
      case vowel_a:
      case vowel_eo:
        return add_joined(std::u32string(stem_));
      case vowel_i:
        contracted(vowel_yeo);
        break;
      case vowel_o:
        contracted(vowel_wa);
        if (parts.leading == lead_silent) return;  // 오: never 오아
        break;
      case vowel_u:
        contracted(vowel_wo);
        break;
      case vowel_oe:
        contracted(vowel_wae);
        break;
      case vowel_ae:
      case vowel_e:
      case vowel_yeo:
      case vowel_ye:
        add_joined(std::u32string(stem_));
        break;
      default:
        break;
    }
    add_joined(std::u32string(stem_) + a_or_eo(last_));
  }

  StemView stem_, head_;
  char32_t last_;
  std::vector<Form> forms_;
};

}  // namespace

bool changes_final(std::u32string_view stem) {
  switch (final_of(stem.back())) {
    case final_b:
      return !ends_in(stem, U"입잡씹뽑집접꼽좁업뵙") && stem != U"수줍";
    case final_d:
      return ends_in(stem, U"걷듣묻싣긷붇컫") || is_one_of(stem, {U"깨닫", U"치닫", U"내닫"});
    case final_s:
      return ends_in(stem, U"짓낫붓잇긋젓");
    default:
      return false;
  }
}

std::vector<Form> forms_of(std::u32string_view stem) {
  if (stem.empty() || !std::ranges::all_of(stem, is_syllable)) return {};
  return Forms(stem).make();
}

}  // namespace seogo::text
