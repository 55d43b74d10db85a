package org.rida.report.render.chart;














/** A picture that can be drawn at any size on any canvas. */
public interface Drawing {

    void draw(Canvas canvas, double width, double height);

    /** What the picture says, in words, for those who do not see it. */
    String alt();
}
