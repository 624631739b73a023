package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Leaves out the points of a line that nobody could tell from their neighbours.
final class Thinning {

    private static final int POINTS_A_PIXEL = 4;

    private Thinning() {
    }

    /// Of all points within one pixel of the axis across the first, the lowest, the highest and the last stay: the line
    /// covers the same pixels as before. Few points stay as they are.
    ///
    /// @param points in the order of their x
    static List<Chart.Point> of(List<Chart.Point> points, ChartScale scale, int pixels) {
        if (points.size() <= POINTS_A_PIXEL * pixels) {
            return points;
        }
        List<Chart.Point> kept = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= points.size(); i++) {
            boolean ends = i == points.size() || points.get(i).isGap() != points.get(start).isGap()
                || pixel(points.get(i), scale, pixels) != pixel(points.get(start), scale, pixels);
            if (ends) {
                keep(points.subList(start, i), kept);
                start = i;
            }
        }
        return kept;
    }

    private static long pixel(Chart.Point point, ChartScale scale, int pixels) {
        return Math.round(scale.across(point.x()) * pixels);
    }

    private static void keep(List<Chart.Point> points, List<Chart.Point> kept) {
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < points.size(); i++) {
            lowest = points.get(i).y() < points.get(lowest).y() ? i : lowest;
            highest = points.get(i).y() > points.get(highest).y() ? i : highest;
        }
        IntStream.of(0, lowest, highest, points.size() - 1).sorted().distinct().mapToObj(points::get).forEach(kept::add);
    }
}
