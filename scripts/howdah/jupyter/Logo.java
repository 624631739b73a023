package howdah.jupyter;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import javax.imageio.ImageIO;

/// An elephant with a seat on its back, as the launcher of a front end shows it.
final class Logo {

    /// The names that Jupyter looks for.
    static final List<String> FILES = List.of("logo-svg.svg", "logo-32x32.png", "logo-64x64.png");

    private static final int SIZE = 64;

    /// A filled path of SVG, of the commands M, L, C and Z with a blank after each word.
    private record Shape(String color, String path) {
    }

    private static final List<Shape> SHAPES = List.of(
        new Shape("#336791", "M 19 33 C 22 26 52 25 56 33 C 60 38 59 46 58 59 L 49 59 L 48 49 C 43 51 36 51 32 49 L 31 59 L 22 59 L 21 48"
            + " C 17 48 15 46 14 44 C 12 48 12 52 10 56 C 8 60 2 59 3 54 L 6 53 C 7 54 8 53 8 51 C 8 45 5 42 6 36 C 7 29 14 27 19 33 Z"),
        new Shape("#234a6b", "M 17 32 C 23 28 29 32 27 39 C 26 45 20 46 18 42 C 16 39 15 35 17 32 Z"),
        new Shape("#ffffff", "M 10 37 C 11 36 12 36 12 37 C 13 39 12 40 11 40 C 10 40 9 38 10 37 Z"),
        new Shape("#c0392b", "M 28 27 C 35 25 44 25 52 28 L 53 38 L 47 36 L 41 39 L 35 36 L 29 39 Z"),
        new Shape("#d99a2b", "M 27 19 L 53 19 L 51 28 L 29 28 Z"),
        new Shape("#7a4a1e", "M 30 9 L 32 9 L 32 19 L 30 19 Z M 48 9 L 50 9 L 50 19 L 48 19 Z"),
        new Shape("#c0392b", "M 26 11 C 31 5 36 6 40 2 C 44 6 49 5 54 11 Z"));

    private Logo() {
    }

    /// @return the content of each file; without pictures where this Java cannot draw
    static Map<String, byte[]> draw() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(FILES.get(0), svg().getBytes(StandardCharsets.UTF_8));
        try {
            files.put(FILES.get(1), png(32));
            files.put(FILES.get(2), png(64));
        } catch (LinkageError noDrawing) {
            // a Java for servers may lack the libraries; a front end then takes the SVG or a letter
        }
        return files;
    }

    private static String svg() {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">\n".formatted(SIZE, SIZE));
        SHAPES.forEach(shape -> svg.append("  <path fill=\"%s\" d=\"%s\"/>\n".formatted(shape.color(), shape.path())));
        return svg + "</svg>\n";
    }

    private static byte[] png(int size) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.transform(AffineTransform.getScaleInstance((double) size / SIZE, (double) size / SIZE));
        for (var shape : SHAPES) {
            graphics.setColor(Color.decode(shape.color()));
            graphics.fill(path(shape.path()));
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static Path2D path(String text) {
        var path = new Path2D.Double();
        var words = new Scanner(text);
        while (words.hasNext()) {
            switch (words.next()) {
                case "M" -> path.moveTo(words.nextInt(), words.nextInt());
                case "L" -> path.lineTo(words.nextInt(), words.nextInt());
                case "C" -> path.curveTo(words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt(), words.nextInt(),
                    words.nextInt());
                default -> path.closePath();
            }
        }
        return path;
    }
}
