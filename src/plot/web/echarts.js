// The parts of ECharts that the charts use; no others reach the page or the program.
import { use } from "echarts/core";
import { HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, DataZoomSliderComponent, GridComponent, LegendPlainComponent, TitleComponent, TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  HeatmapChart, LineChart, ScatterChart, AriaComponent, DataZoomSliderComponent, GridComponent,
  LegendPlainComponent, TitleComponent, TooltipComponent, VisualMapContinuousComponent, LabelLayout, SVGRenderer,
]);

export { init, setPlatformAPI } from "echarts/core";
