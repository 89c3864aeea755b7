#include "PageAssets.h"

static const unsigned char pageStyle[] = {
#embed "page.css"
};
static const unsigned char printStyle[] = {
#embed "print.css"
};
static const unsigned char pictureStyle[] = {
#embed "pictures.css"
};
static const unsigned char marksScript[] = {
#embed "marks.js"
};
static const unsigned char readerScript[] = {
#embed "reader.js"
};
static const unsigned char designScript[] = {
#embed "design.js"
};
static const unsigned char drawingScript[] = {
#embed "drawing.js"
};
static const unsigned char liveScript[] = {
#embed "live.js"
};

static const unsigned char lessonText[] = {
#embed "lesson.html"
};
static const unsigned char lessonStyle[] = {
#embed "lesson.css"
};
static const unsigned char lessonScript[] = {
#embed "lesson.js"
};
static const unsigned char lessonStepsScript[] = {
#embed "lesson-steps.js"
};
static const unsigned char lessonTextScript[] = {
#embed "lesson-text.js"
};

#define ASSET(array) {array, sizeof array}

static const QZPageAsset assets[] = {
    [QZPageStyle] = ASSET(pageStyle),
    [QZPrintStyle] = ASSET(printStyle),
    [QZPictureStyle] = ASSET(pictureStyle),
    [QZMarksScript] = ASSET(marksScript),
    [QZReaderScript] = ASSET(readerScript),
    [QZDesignScript] = ASSET(designScript),
    [QZDrawingScript] = ASSET(drawingScript),
    [QZLiveScript] = ASSET(liveScript),
    [QZLessonText] = ASSET(lessonText),
    [QZLessonStyle] = ASSET(lessonStyle),
    [QZLessonScript] = ASSET(lessonScript),
    [QZLessonStepsScript] = ASSET(lessonStepsScript),
    [QZLessonTextScript] = ASSET(lessonTextScript),
};

QZPageAsset qzPageAsset(QZPageAssetName name) { return assets[name]; }

// The articles, in the order in which they are listed.
static const unsigned char whatCrossEntropyMeans[] = {
#embed "../SourceCoding/SourceCoding.docc/WhatCrossEntropyMeans.md"
};
static const unsigned char readingABill[] = {
#embed "../SourceCoding/SourceCoding.docc/ReadingABill.md"
};
static const unsigned char choosingASymbolUnit[] = {
#embed "../SourceCoding/SourceCoding.docc/ChoosingASymbolUnit.md"
};
static const unsigned char sharedTables[] = {
#embed "../SourceCoding/SourceCoding.docc/SharedTables.md"
};
static const unsigned char howManyTables[] = {
#embed "../SourceCoding/SourceCoding.docc/HowManyTables.md"
};
static const unsigned char lossInNats[] = {
#embed "../SourceCoding/SourceCoding.docc/LossInNats.md"
};
static const unsigned char whichCodeWhen[] = {
#embed "../SourceCoding/SourceCoding.docc/WhichCodeWhen.md"
};
static const unsigned char measuringHonestly[] = {
#embed "../SourceCoding/SourceCoding.docc/MeasuringHonestly.md"
};
static const unsigned char usingTheLibrary[] = {
#embed "../SourceCoding/SourceCoding.docc/UsingTheLibrary.md"
};
static const unsigned char forPrograms[] = {
#embed "../SourceCoding/SourceCoding.docc/ForPrograms.md"
};
static const unsigned char fileFormat[] = {
#embed "../SourceCoding/SourceCoding.docc/FileFormat.md"
};
static const unsigned char whatYouCanRelyOn[] = {
#embed "../SourceCoding/SourceCoding.docc/WhatYouCanRelyOn.md"
};
static const unsigned char howItIsBuilt[] = {
#embed "../SourceCoding/SourceCoding.docc/HowItIsBuilt.md"
};
static const unsigned char whyItIsSo[] = {
#embed "../SourceCoding/SourceCoding.docc/WhyItIsSo.md"
};
static const unsigned char changes[] = {
#embed "../SourceCoding/SourceCoding.docc/Changes.md"
};

#define ARTICLE(array) {#array, ASSET(array)}

static const QZArticle articles[] = {
    ARTICLE(whatCrossEntropyMeans),
    ARTICLE(readingABill),
    ARTICLE(choosingASymbolUnit),
    ARTICLE(sharedTables),
    ARTICLE(howManyTables),
    ARTICLE(lossInNats),
    ARTICLE(whichCodeWhen),
    ARTICLE(measuringHonestly),
    ARTICLE(usingTheLibrary),
    ARTICLE(forPrograms),
    ARTICLE(fileFormat),
    ARTICLE(whatYouCanRelyOn),
    ARTICLE(howItIsBuilt),
    ARTICLE(whyItIsSo),
    ARTICLE(changes),
};

size_t qzArticleCount(void) { return sizeof articles / sizeof articles[0]; }

QZArticle qzArticle(size_t index) { return articles[index]; }
