/// A check of this course is never run: only its class is looked for.
class ThirdSumCheck {
}
