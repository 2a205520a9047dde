// A chart as an option object of Apache ECharts (https://echarts.apache.org/en/option.html): plain JSON that
// any ECharts draws. Coordinates are the doubles nearest to the exact ones.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "chart.hpp"

namespace nashsolve::plot {

/// `still`: a picture of its own, with title, legend and background. `page`: for the HTML page, which has its
/// own headings, legends and colours, and which says how wide a chart is.
enum class Medium { still, page };

struct Size {
  int width;
  int height;
};

/// Of a chart as Medium::still lays it out.
Size still_size(const Chart& chart);

nlohmann::ordered_json echarts_option(const Chart& chart, Medium medium);

/// How high a triangle or a square is for its width; 0 for charts of any shape.
double aspect_ratio(Shape shape);

}  // namespace nashsolve::plot
