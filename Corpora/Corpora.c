#include "Corpora.h"

// Each array holds the bytes of the file that it embeds, and nothing after them.
static const unsigned char englishText[] = {
#embed "Texts/english.txt"
};
static const unsigned char germanText[] = {
#embed "Texts/german.txt"
};
static const unsigned char frenchText[] = {
#embed "Texts/french.txt"
};
static const unsigned char spanishText[] = {
#embed "Texts/spanish.txt"
};
static const unsigned char italianText[] = {
#embed "Texts/italian.txt"
};
static const unsigned char polishText[] = {
#embed "Texts/polish.txt"
};
static const unsigned char finnishText[] = {
#embed "Texts/finnish.txt"
};
static const unsigned char turkishText[] = {
#embed "Texts/turkish.txt"
};
static const unsigned char russianText[] = {
#embed "Texts/russian.txt"
};
static const unsigned char greekText[] = {
#embed "Texts/greek.txt"
};
static const unsigned char arabicText[] = {
#embed "Texts/arabic.txt"
};
static const unsigned char hebrewText[] = {
#embed "Texts/hebrew.txt"
};
static const unsigned char hindiText[] = {
#embed "Texts/hindi.txt"
};
static const unsigned char chineseText[] = {
#embed "Texts/chinese.txt"
};
static const unsigned char japaneseText[] = {
#embed "Texts/japanese.txt"
};
static const unsigned char koreanText[] = {
#embed "Texts/korean.txt"
};
static const unsigned char swiftText[] = {
#embed "Texts/swift.txt"
};
static const unsigned char logText[] = {
#embed "Texts/log.txt"
};
static const unsigned char headersText[] = {
#embed "Texts/headers.txt"
};
static const unsigned char sensorsText[] = {
#embed "Texts/sensors.txt"
};
static const unsigned char dnaText[] = {
#embed "Texts/dna.txt"
};

#define CORPUS(name, summary) {#name, summary, name##Text, sizeof name##Text}

static const QZCorpus corpora[] = {
    CORPUS(english, "English prose"),
    CORPUS(german, "German prose, the same story"),
    CORPUS(french, "French prose, the same story"),
    CORPUS(spanish, "Spanish prose, the same story"),
    CORPUS(italian, "Italian prose, the same story"),
    CORPUS(polish, "Polish prose, the same story"),
    CORPUS(finnish, "Finnish prose, the same story"),
    CORPUS(turkish, "Turkish prose, the same story"),
    CORPUS(russian, "Russian prose, the same story"),
    CORPUS(greek, "Greek prose, the same story"),
    CORPUS(arabic, "Arabic prose, the same story"),
    CORPUS(hebrew, "Hebrew prose, the same story"),
    CORPUS(hindi, "Hindi prose, the same story"),
    CORPUS(chinese, "Chinese prose, the same story"),
    CORPUS(japanese, "Japanese prose, the same story"),
    CORPUS(korean, "Korean prose, the same story"),
    CORPUS(swift, "Swift source code"),
    CORPUS(log, "a service log in JSON lines"),
    CORPUS(headers, "HTTP header blocks"),
    CORPUS(sensors, "sensor readings as CSV"),
    CORPUS(dna, "DNA of a Markov chain"),
};

static const size_t count = sizeof corpora / sizeof corpora[0];

size_t qzCorpusCount(void) { return count; }

QZCorpus qzCorpus(size_t index) {
  static const QZCorpus none = {NULL, NULL, NULL, 0};
  return index < count ? corpora[index] : none;
}
